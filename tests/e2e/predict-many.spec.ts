import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { hasFlowers, hasInsects, hasPhotos, NO_FLOWERS, NO_INSECTS, NO_PHOTOS, photoFolder, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
const mixed = [
  ...photos('dandelion-vs-grass/dandelion', 20),
  ...photos('dandelion-vs-grass/grass', 20),
  ...photos('ants-vs-bees/bees', 10),
];

test('fifty photos come in as they are judged, to be filtered, sorted, searched and exported', async ({
  predict,
  window,
}) => {
  test.skip(!hasInsects, NO_INSECTS);
  await predict.choose(mixed);
  await expect(window.title).toHaveText('50 photos');
  await predict.done();
  await expect(window.announcement).toHaveText('Done: 50 photos have their verdicts.');
  expect(await predict.count('All')).toBe(50);
  const neither = await predict.count('neither');
  expect(neither).toBeGreaterThan(4);

  await predict.filter('neither').click();
  await expect(predict.options).toHaveCount(neither);
  await predict.filter('All').click();

  await predict.sort.selectOption('Least sure first');
  await expect(predict.options.first()).toContainText('neither');
  await predict.sort.selectOption('As dropped');
  await expect(predict.options.first()).toContainText(basename(mixed[0] ?? ''));

  await predict.search.fill(basename(photos('ants-vs-bees/bees', 1)[0] ?? ''));
  await expect(predict.options).toHaveCount(1);

  const table = await readFile(await predict.export('Table (CSV)'), 'utf8');
  expect(table.trimEnd().split('\n')).toHaveLength(51);
  const data = JSON.parse(await readFile(await predict.export('Data (JSON)'), 'utf8'));
  expect(data).toHaveLength(50);
});

test('a folder is walked, and earlier batches stay in reach', async ({ predict, window, page }) => {
  test.skip(!hasInsects, NO_INSECTS);
  await predict.choose(photoFolder('ants-vs-bees'));
  await expect(window.title).toHaveText('120 photos');
  await predict.done();
  await page.getByRole('link', { name: 'Predict others' }).click();
  await expect(predict.dropZone).toBeVisible();
  await page.getByRole('button', { name: 'Recent' }).click();
  await page
    .getByRole('menuitem', { name: /^120 photos/ })
    .first()
    .click();
  await expect(predict.options.first()).toBeVisible();
});

test('a broken file, an empty one and a text each get a row that says what to do; the others go on', async ({
  predict,
  page,
}) => {
  const [good = '', cut = ''] = photos('dandelion-vs-grass/grass', 2);
  await predict.drop([
    { name: 'good.jpg', type: 'image/jpeg', bytes: await readFile(good) },
    { name: 'cut.jpg', type: 'image/jpeg', bytes: (await readFile(cut)).subarray(0, 400) },
    { name: 'empty.jpg', type: 'image/jpeg', bytes: Buffer.alloc(0) },
    { name: 'letter.txt', type: 'text/plain', bytes: Buffer.from('Dear photo') },
  ]);
  await predict.done();
  expect(await predict.count('Not read')).toBe(3);
  expect(await predict.count('grass')).toBe(1);
  await expect(predict.options.filter({ hasText: 'empty.jpg' })).toContainText('The file is empty.');
  await expect(predict.options.filter({ hasText: 'letter.txt' })).toContainText('Save it as JPEG');
  await predict.options.filter({ hasText: 'cut.jpg' }).click();
  await expect(predict.details.getByRole('heading', { name: 'No verdict' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
});

test('a file too large to send gets its row without being sent, and is counted once', async ({ predict, window }) => {
  const [one = ''] = photos('dandelion-vs-grass/grass', 1);
  await predict.drop([
    { name: 'film.jpg', type: 'image/jpeg', bytes: Buffer.alloc(20 * 1024 ** 2 + 1) },
    { name: 'small.png', type: 'image/png', bytes: Buffer.from('no picture') },
    { name: 'grass.jpg', type: 'image/jpeg', bytes: await readFile(one) },
  ]);
  await predict.done();
  await expect(predict.options.filter({ hasText: 'film.jpg' })).toContainText('larger than 20 MB');
  expect(await predict.count('Not read')).toBe(2);
  expect(await predict.count('All')).toBe(3);
  await expect(window.title).toHaveText('3 photos');
  await expect(window.announcement).toHaveText('Done: 1 photo has its verdict. 2 were not read.');
});

test('a batch can be cancelled, and keeps what it has', async ({ predict, window }) => {
  test.skip(!hasFlowers, NO_FLOWERS);
  await predict.choose(photoFolder('flowers'));
  await expect(window.title).toHaveText('2,000 photos');
  await expect(predict.options.first()).toContainText('%');
  await predict.cancel.click();
  await expect(predict.head).toContainText('Cancelled after');
  await expect(predict.progress).toBeHidden();
  const all = await predict.count('All');
  expect(all).toBeGreaterThan(0);
  expect(all).toBeLessThan(2000);
  await expect(predict.options.first()).toContainText('%');
});
