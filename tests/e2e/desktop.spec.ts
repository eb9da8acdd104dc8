import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { buildDesktop } from '../../scripts/build-desktop.ts';
import type { DeskWorld } from '../desktop/desk-world.ts';
import { openDesktopWindow } from './desktop-window.ts';
import { findings } from './findings.ts';

/** A core that may not start. */
const REFUSES = `
  const fault = { code: 'home-newer', message: 'The data is newer.', hint: 'Update Meadow.', retry: false };
  console.error('what it said before');
  setTimeout(() => process.parentPort.postMessage({ type: 'refused', fault }), 50);
`;

let world: DeskWorld | undefined;
const event = { preventDefault: () => {} };

test.beforeAll(() => buildDesktop());
test.afterEach(() => world?.close());

test('a photo dropped onto the icon gets its verdict, and a link leads to its page', async ({ page }) => {
  world = await openDesktopWindow(page);
  const photo = join(world.userData, '..', 'meadow.jpg');
  await sharp({ create: { width: 320, height: 240, channels: 3, background: '#3a7d34' } })
    .jpeg()
    .toFile(photo);
  await expect(page.getByRole('contentinfo')).toContainText('dandelion-or-grass-1');
  world.screen.trays[0]?.emit('drop-files', event, [photo]);
  await expect(page).toHaveURL(/#\/batch\//);
  await expect(page.getByText('meadow.jpg').first()).toBeVisible();
  world.screen.app.emit('open-url', event, 'meadow://open/monitoring');
  await expect(page).toHaveURL(/#\/monitoring$/);
});

test('a model that is opened is taken in once the person says so', async ({ page }) => {
  world = await openDesktopWindow(page);
  const { client } = world.page();
  const file = join(world.userData, '..', 'starter.meadow');
  const { job } = await client.keeping.exportModel({ version: 'dandelion-or-grass-1', file });
  for await (const _ of await client.jobs.watch({ job }));
  world.screen.app.emit('open-file', event, file);
  const dialog = page.getByRole('dialog', { name: 'Open starter.meadow' });
  await expect(dialog).toContainText('A model, made by Meadow');
  expect(await client.models.list({})).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Take the model in' }).click();
  // It is the very model that came with Meadow.
  await expect(dialog.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a core that may not start says why, shows what would be saved, and is started again', async ({ page }) => {
  world = await openDesktopWindow(page, { before: [REFUSES] });
  const banner = page.getByRole('alert').filter({ hasText: 'Meadow’s core has stopped' });
  await banner.getByText('What it said last').click();
  await expect(banner).toContainText('what it said before');
  await banner.getByRole('button', { name: 'Diagnostics…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Diagnostics' });
  await dialog.getByRole('button', { name: /^trouble\.txt/ }).click();
  await expect(dialog).toContainText('The data is newer.');
  expect(await findings(page)).toEqual([]);
  world.screen.saveTo = join(world.userData, '..', 'saved.zip');
  await dialog.getByRole('button', { name: 'Save as a ZIP file…' }).click();
  await expect(dialog.getByRole('status')).toContainText('saved.zip');
  await page.keyboard.press('Escape');
  await banner.getByRole('button', { name: 'Start it again' }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByRole('contentinfo')).toContainText('dandelion-or-grass-1');
});

test('how it behaves on the desktop is switched in Settings', async ({ page }) => {
  world = await openDesktopWindow(page);
  await page.goto('https://meadow.test/#/settings');
  const login = page.getByRole('switch', { name: 'Start with the computer' });
  await expect(login).toBeEnabled();
  await expect(login).not.toBeChecked();
  await login.press('Space');
  await expect(login).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Notifications' })).toBeChecked();
  expect(await findings(page)).toEqual([]);
});
