import { hasInsects, hasPhotos, NO_INSECTS, NO_PHOTOS, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
const [dandelion = ''] = photos('dandelion-vs-grass/dandelion', 1);
const [bee = ''] = photos('ants-vs-bees/bees', 3).slice(2);

test('one photo becomes one large verdict, with bars, similar photos, and a heatmap to switch on', async ({
  predict,
  page,
}) => {
  await predict.choose([dandelion]);
  await expect(page.getByRole('heading', { level: 2, name: 'dandelion' })).toBeVisible();
  await expect(page.getByText(/% sure$/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Most similar training photos' })).toBeVisible();
  await expect(page.getByRole('link', { name: /photo \d{4} of the public list/ }).first()).toHaveAttribute(
    'href',
    /^https:\/\/raw\.githubusercontent\.com\/.+\/0000\d{4}\.jpg$/,
  );
  await expect(page.getByText(/^\d+ ms$/)).toBeVisible();
  await expect(predict.heatmapPicture).toBeHidden();
  await predict.heatmap.check();
  await expect(predict.heatmapPicture).toBeVisible();
  await expect(page.getByText('speaks for dandelion')).toBeVisible();
});

test('a verdict that is open is judged by keys, which are on their sheet', async ({ predict, page }) => {
  await predict.choose([dandelion]);
  const judged = page.getByRole('region', { name: 'Is this right?' });
  await expect(judged.getByRole('button', { name: 'Right' })).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('r');
  await expect(judged.getByRole('button', { name: 'Right' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('w');
  await page.getByRole('menuitem', { name: 'grass' }).click();
  await expect(judged.getByRole('button', { name: 'Wrong' })).toHaveAttribute('aria-pressed', 'true');
  // What is said here stays said for the tests that follow.
  await judged.getByRole('button', { name: 'Take it back' }).click();
  await expect(judged.getByRole('button', { name: 'Wrong' })).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('The verdict is wrong');
});

test('the verdict can be copied as the command line would print it', async ({ predict, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await predict.choose([dandelion]);
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(Object.keys(copied)).toEqual(['photo', 'verdict', 'label', 'scores', 'similarity', 'version', 'ms']);
  expect(copied.verdict).toBe('dandelion');
});

test('an insect is neither, and the reason is said', async ({ predict, page }) => {
  test.skip(!hasInsects, NO_INSECTS);
  await predict.choose([bee]);
  await expect(page.getByRole('heading', { level: 2, name: 'neither' })).toBeVisible();
  await expect(page.getByText(/^(Unlike every training photo|Between \S+ and \S+)\./)).toBeVisible();
});

test('a pasted photo is asked about', async ({ window, page }) => {
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 64);
    canvas.getContext('2d')?.fillRect(0, 0, 64, 64);
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], 'pasted.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(window.title).toHaveText('1 photo');
  await expect(page.getByRole('heading', { level: 2, name: 'pasted.png' })).toBeVisible();
});
