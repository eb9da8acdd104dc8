import { readFile } from 'node:fs/promises';
import { askCore } from './ask-core.ts';
import { findings } from './findings.ts';
import { LoadTestPage } from './pages/load-test-page.ts';
import { hasPhotos, NO_PHOTOS, photos } from './photos.ts';
import { freePort } from './start-meadow.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'load-test' });

test('a project without photos says what to do; then a test goes on, is judged, kept, saved and deleted', async ({
  window,
  page,
  meadow,
}) => {
  test.setTimeout(240_000);
  // Others on this computer may have the usual port.
  await askCore(meadow.home, 'serving/configure', { port: await freePort() });

  const load = new LoadTestPage(window);
  await load.open();
  await expect(load.main.getByText('How many users does your API bear?')).toBeVisible();
  await load.start.click();
  await expect(load.main.getByRole('alert')).toContainText('There is no photo to test with');
  expect(await findings(page), 'the page before any test').toEqual([]);

  const paths = photos('dandelion-vs-grass/grass', 6);
  await askCore(meadow.home, 'photos/add', { project: 'dandelion-or-grass', paths });
  const added = () => askCore<{ total: number }>(meadow.home, 'photos/list', { project: 'dandelion-or-grass' });
  await expect.poll(async () => (await added()).total, { timeout: 60_000 }).toBe(paths.length);
  await load.set('Fast enough', 60_000);
  await load.set('With so many users', 2);
  await load.choose('Steady');
  await load.set('Seconds', 20);
  await expect(load.main.getByRole('textbox', { name: 'Users at the same time' })).toHaveValue('2');
  await load.start.click();
  await expect(load.main.getByRole('progressbar', { name: 'Load test' })).toBeVisible();
  await expect(load.start).toBeDisabled();
  await expect(load.chart('Latency')).toBeVisible({ timeout: 20_000 });
  expect(await findings(page), 'the page while a test goes on').toEqual([]);

  await expect(load.result).toContainText('Passed', { timeout: 90_000 });
  await expect(load.result).toContainText('6 photos of the project');
  await expect(load.result).toContainText('Answered by dandelion-or-grass-1.');
  await expect(load.figure('Errors')).toContainText('0.0%');
  await page.getByRole('button', { name: 'Latency as a table' }).click();
  await expect(load.chart('Latency').getByRole('row').nth(1)).toContainText('Second 20 to 20');
  expect(await findings(page), 'the page with a result').toEqual([]);

  await load.result.getByRole('button', { name: 'Report' }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'As a page (HTML)' }).click(),
  ]);
  const html = await readFile((await saved.path())!, 'utf8');
  expect(html).toContain('<strong>Passed</strong>');
  expect(html).toContain('dandelion-or-grass-1');

  await load.result.getByRole('button', { name: 'Delete this test' }).click();
  await expect(load.main.getByText('How many users does your API bear?')).toBeVisible();
});

test('another computer has to be named first, and a test that is stopped keeps what it measured', async ({
  window,
}) => {
  test.setTimeout(240_000);
  const load = new LoadTestPage(window);
  await load.open();
  await load.choose('Another address');
  await load.main.getByRole('textbox', { name: 'Another address' }).fill('http://192.0.2.1:8600');
  await load.start.click();
  await expect(load.main.getByRole('alert')).toContainText('192.0.2.1:8600 is not this computer');
  await load.main.getByRole('textbox', { name: 'To test 192.0.2.1:8600, type it here' }).fill('192.0.2.1');
  await load.start.click();
  await expect(load.main.getByRole('alert')).toContainText('192.0.2.1:8600 is not this computer');

  await load.choose('This computer’s');
  await load.choose('Soak');
  await expect(load.main.getByRole('textbox', { name: 'Seconds' })).toHaveValue('1800');
  await load.set('Users at the same time', 1);
  await load.start.click();
  await expect(load.figure('Answers a second')).toBeVisible({ timeout: 20_000 });
  await load.stop.click();
  await expect(load.result).toContainText('The test was stopped before its end.');
  await expect(load.start).toBeEnabled();
});
