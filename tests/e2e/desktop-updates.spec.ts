import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import type { Reach } from '../../contract/shapes/desktop.ts';
import { createUpdateDesk } from '../../main/updates/update-desk.ts';
import { buildDesktop } from '../../scripts/build-desktop.ts';
import { ROOT } from '../../scripts/run-program.ts';
import type { DeskWorld } from '../desktop/desk-world.ts';
import { openNodeUpdater } from '../desktop/updates/node-updater.ts';
import { startReleaseServer } from '../desktop/updates/release-server.ts';
import { createAuthority } from '../integration/downloads/authority.ts';
import { openDesktopWindow } from './desktop-window.ts';

/** The core from its sources, because a built one was told at its build where its releases are. */
const CORE = `process.env.MEADOW_RELEASES = 'meadow/app'; import(${JSON.stringify(pathToFileURL(join(ROOT, 'host/core.ts')).href)});`;

const folder = mkdtempSync(join(tmpdir(), 'meadow-desk-updates-'));
const company = createAuthority(folder, 'company');
const before = process.env.APPIMAGE;
let world: DeskWorld | undefined;
let server: Awaited<ReturnType<typeof startReleaseServer>>;

test.beforeAll(() => buildDesktop());
test.beforeEach(async () => {
  await mkdir(join(folder, 'data'), { recursive: true });
  await writeFile(join(folder, 'app-update.yml'), 'updaterCacheDirName: meadow\n');
  process.env.APPIMAGE = join(folder, 'Meadow.AppImage');
  await writeFile(process.env.APPIMAGE, 'the app that runs');
  server = await startReleaseServer(company.sign(['localhost']));
});
test.afterEach(async () => {
  await world?.close();
  await server.close();
});
test.afterAll(() => {
  if (before === undefined) delete process.env.APPIMAGE;
  else process.env.APPIMAGE = before;
  rmSync(folder, { recursive: true });
});

/** The window of a signed app that runs 0.1.0, whose releases are at the server of the test. */
async function openInstalled(page: Page): Promise<DeskWorld> {
  let network: Reach = { proxy: '', except: '', certificates: [] };
  const { tools } = openNodeUpdater({
    folder,
    version: '0.1.0',
    network: () => network,
    host: `localhost:${server.port}`,
  });
  return openDesktopWindow(page, {
    before: [CORE],
    updates: () => ({
      way: 'itself',
      desk: createUpdateDesk(async () => tools),
      setNetwork: (choice) => {
        network = choice;
      },
    }),
  });
}

test('a newer version is found once the certificate is named, downloaded, stopped, and waits for a restart', async ({
  page,
}) => {
  test.setTimeout(120_000);
  world = await openInstalled(page);
  server.publish({ version: '99.0.0', notes: '## New\n\n- Faster', size: 3_000_000 });
  await world.page().client.settings.change({ tour: { state: 'left' }, network: { proxy: 'none' } });
  await page.goto('https://meadow.test/#/settings');
  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Updates', exact: true }) });
  await panel.getByRole('button', { name: 'Look now' }).click();
  await expect(panel.getByRole('alert')).toContainText('name its certificate under Settings, Network');

  const certificates = join(folder, 'company-cert.pem');
  await world.page().client.settings.change({ network: { certificates } });
  await panel.getByRole('button', { name: 'Look now' }).click();
  const found = panel.getByRole('region', { name: 'There is a newer version: 99.0.0' });
  await expect(found.getByRole('listitem')).toHaveText(['Faster']);
  await expect(panel.getByRole('alert')).toHaveCount(0);

  server.holdBack(true);
  await found.getByRole('button', { name: 'Download' }).click();
  await expect(found.getByRole('progressbar')).toBeVisible();
  // It goes on while another page is looked at.
  await page.goto('https://meadow.test/#/photos');
  await expect(panel).toHaveCount(0);
  await page.goto('https://meadow.test/#/settings');
  await expect(found.getByRole('progressbar', { name: /^Downloading/ })).toBeVisible();
  await found.getByRole('button', { name: 'Stop' }).click();
  server.holdBack(false);
  await found.getByRole('button', { name: 'Download' }).click();
  await found.getByRole('button', { name: 'Restart…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restart as Meadow 99.0.0' });
  await expect(dialog.getByRole('switch', { name: 'Copy the data first' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Later' }).click();
  await expect(found).toContainText('It is downloaded and checked');
});
