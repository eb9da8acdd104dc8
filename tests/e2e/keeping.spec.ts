import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './test.ts';

test.use({ core: 'of keeping' });

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-e2e-keeping-'));
});
test.afterAll(() => rm(folder, { recursive: true }));

test('everything is backed up, and a backup waits for the next start or is let be', async ({ settings, page }) => {
  await settings.open();
  const file = join(folder, 'all.backup');
  const fieldOf = (panel: string) =>
    page
      .locator('section', { has: page.getByRole('heading', { name: panel, exact: true }) })
      .getByLabel('File on this machine');
  const [target, source] = [fieldOf('Backup'), fieldOf('Restore')];
  await expect(target).toHaveValue(/meadow-\d{4}-\d\d-\d\d.*\.backup$/);
  await target.fill(file);
  await page.getByRole('button', { name: 'Back up' }).click();
  await expect(page.getByText(/\d+ files, .* kB: .*all\.backup/)).toBeVisible();
  expect((await stat(file)).size).toBeGreaterThan(10_000);

  const foreign = join(folder, 'letter.txt');
  await writeFile(foreign, 'a letter');
  await source.fill(foreign);
  await page.getByRole('button', { name: 'Read and check' }).click();
  await expect(page.getByRole('alert')).toContainText('not a file that Meadow packed');

  await source.fill(file);
  await page.getByRole('button', { name: 'Read and check' }).click();
  await expect(page.getByText('takes the place of everything here when Meadow is started again')).toBeVisible();
  await page.getByRole('button', { name: 'Leave everything as it is' }).click();
  await expect(page.getByRole('button', { name: 'Read and check' })).toBeVisible();
  await expect(page.getByText('Records: labels, versions, history')).toBeVisible();
});
