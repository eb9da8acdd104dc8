import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './test.ts';

const root = await mkdtemp(join(tmpdir(), 'meadow-e2e-folder-'));
const own = { XDG_CONFIG_HOME: join(root, 'config'), XDG_DATA_HOME: join(root, 'data') };
test.use({ core: 'of the data folder', env: own });
test.afterAll(() => rm(root, { recursive: true, force: true }));

test('everything moves to another folder and back, in the same window', async ({ settings, page }) => {
  test.setTimeout(180_000);
  await settings.open();
  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Data folder' }) });
  const usual = join(own.XDG_DATA_HOME, 'meadow');
  await expect(panel.getByText(usual)).toBeVisible();

  const full = join(root, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'letter'), 'a letter');
  await panel.getByLabel('New folder').fill(full);
  await panel.getByRole('button', { name: 'Check this place' }).click();
  await expect(panel.getByRole('alert')).toContainText(`Something lies in ${full} already.`);

  const target = join(root, 'disk', 'meadow');
  await panel.getByLabel('New folder').fill(target);
  await panel.getByRole('button', { name: 'Check this place' }).click();
  await expect(panel.getByText(/\d+ files, .*, go to .*; .* are free there/)).toBeVisible();
  await panel.getByRole('button', { name: 'Move there' }).click();
  await expect(panel.getByText(`The folder before, ${usual}, was left`)).toBeVisible({ timeout: 60_000 });
  await expect(panel.locator('code').getByText(target)).toBeVisible();
  expect(existsSync(join(target, 'meadow.db'))).toBe(true);

  await panel.getByRole('button', { name: 'Move back' }).click();
  await expect(panel.getByText(`The folder before, ${target}, was left`)).toBeVisible({ timeout: 60_000 });
  await panel.getByRole('button', { name: 'Delete it…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Delete \d/ })
    .click();
  await expect(panel.getByText('The folder before')).toBeHidden();
  expect(existsSync(target)).toBe(false);
});
