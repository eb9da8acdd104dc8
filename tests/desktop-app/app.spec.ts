import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findCore } from '../../services/assembly/core.ts';
import { PredictPage } from '../e2e/pages/predict-page.ts';
import { makePhoto } from '../integration/predictor/made-photo.ts';
import { APP, environmentOf, NO_APP, test, wordsOf } from './open-app.ts';

test.skip(APP === undefined, NO_APP);

test('starts packaged, with a window that has nothing of Node', async ({ open, home }) => {
  const { app, page } = await open();
  expect(await app.evaluate((electron) => electron.app.isPackaged)).toBe(true);
  expect(page.url()).toMatch(/^app:\/\//);
  expect(
    await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')]),
  ).toEqual(['undefined', 'undefined']);
  expect((await findCore(home))?.host).toBe('desktop');
});

test('gives a photo that is opened its verdict, with its picture', async ({ open, home }) => {
  const photo = join(home, '..', 'lawn.jpg');
  await writeFile(photo, await makePhoto(1));
  const { window, page } = await open();
  await new PredictPage(window).choose([photo]);
  await expect(page.getByText('lawn.jpg').first()).toBeVisible();
  const verdict = page.getByRole('heading', { level: 2, name: /^(dandelion|grass|neither)/ });
  await expect(verdict).toBeVisible({ timeout: 60_000 });
  const picture = page.getByRole('main').getByRole('img').first();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test('opens where it was closed, as large as it was', async ({ open }) => {
  const first = await open();
  const place = { x: 60, y: 80, width: 1000, height: 700 };
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
  const boundsIn = ({ app }: typeof first) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  // A window manager may move it: what counts is what became of it.
  await expect.poll(async () => (await boundsIn(first))?.width).toBe(place.width);
  const before = await boundsIn(first);
  await first.app.close();
  expect(await boundsIn(await open())).toEqual(before);
});

test('has a menu with what every program has, and no developer tools', async ({ open }) => {
  const { app } = await open();
  const items = await app.evaluate(({ Menu }) => {
    const all = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      (menu?.items ?? []).flatMap((item) => [item, ...(item.submenu ? all(item.submenu) : [])]);
    return all(Menu.getApplicationMenu()).map(({ role, label, type }) => ({ role: role?.toLowerCase(), label, type }));
  });
  const roles = items.map(({ role }) => role);
  for (const role of ['undo', 'copy', 'paste', 'zoomin']) expect(roles).toContain(role);
  expect(items.some(({ role, label }) => role === 'quit' || /quit/i.test(label))).toBe(true);
  expect(roles).not.toContain('toggledevtools');
  for (const { label, type } of items) if (type !== 'separator') expect(label).not.toBe('');
});

test('a second start shows the first, and ends', async ({ open, home }) => {
  const { app } = await open();
  const second = spawn(APP ?? '', wordsOf(home), { env: environmentOf(home), stdio: 'ignore' });
  expect((await once(second, 'exit'))[0]).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('ends when it is quit, and its core with it', async ({ open, home }) => {
  const { app } = await open();
  const ended = once(app.process(), 'exit');
  await app.evaluate((electron) => electron.app.quit()).catch(() => undefined);
  expect((await ended)[0]).toBe(0);
  await expect.poll(() => findCore(home)).toBeUndefined();
});
