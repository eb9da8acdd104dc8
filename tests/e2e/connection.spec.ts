import { Palette } from './pages/palette.ts';
import { PredictPage } from './pages/predict-page.ts';
import { Window } from './pages/window.ts';
import { hasPhotos, NO_PHOTOS, photoFolder } from './photos.ts';
import { startMeadow } from './start-meadow.ts';
import { expect, test } from './test.ts';

test('a core that is gone is told in a banner, quietly, and what is on the page stays', async ({ page }) => {
  const meadow = await startMeadow();
  try {
    const window = new Window(page);
    await window.open(await meadow.link());
    await window.goTo('Models');
    await expect(page.getByText('dandelion-or-grass-1 answers now.')).toBeVisible();
    await meadow.kill();
    await expect(page.getByRole('alert')).toContainText('Meadow does not answer.');
    await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
    await expect(page.getByText('dandelion-or-grass-1 answers now.')).toBeVisible();
  } finally {
    await meadow.close();
  }
});

test('a batch whose core is ended in its midst says what it has and what it has not, also to the next core', async ({
  page,
}) => {
  test.skip(!hasPhotos, NO_PHOTOS);
  const meadow = await startMeadow();
  try {
    const window = new Window(page);
    await window.open(await meadow.link());
    const predict = new PredictPage(window);
    await predict.choose(photoFolder('dandelion-vs-grass'));
    await expect(predict.options.nth(3)).toContainText('%');
    await expect(predict.cancel).toBeVisible();
    expect(await meadow.interrupt()).toMatch(/Meadow has ended\.\n$/);

    const told = page.getByRole('main').getByRole('alert');
    await expect(told).toContainText(/^\d+ of \d+ photos have their verdicts\. \d+ were not looked at\./);
    const [judged, all, left] = (await told.textContent())?.match(/\d+/g)?.map(Number) ?? [];
    expect(judged).toBe(await predict.count('All'));
    expect(left).toBe(Number(all) - Number(judged));
    await expect(told).toContainText('What has its verdict is in the history');
    const stopped = async () => {
      await expect(predict.head).toContainText(`${judged} of ${all} · stopped`);
      await expect(predict.head).not.toContainText('left');
      await expect(predict.cancel).toBeHidden();
      await expect(page.getByRole('progressbar')).toHaveCount(0);
    };
    await stopped();

    await meadow.again();
    await expect(told).toContainText('Meadow was started anew meanwhile and does not know this batch any more.');
    await expect(told).toContainText(`${judged} of ${all} photos have their verdicts. ${left} were not looked at.`);
    await stopped();
    await told.getByRole('link', { name: 'Choose photos' }).click();
    await expect(predict.dropZone).toBeVisible();

    await window.open(await meadow.link());
    await window.goTo('History');
    // Those that were just being looked at as well.
    const kept = page.getByText(/^\d+ predictions/);
    expect(Number(/\d+/.exec((await kept.textContent()) ?? '')?.[0])).toBeGreaterThanOrEqual(Number(judged));
  } finally {
    await meadow.close();
  }
});

test('a batch goes on by itself where the line to the core was away for a while', async ({ page, window, predict }) => {
  test.skip(!hasPhotos, NO_PHOTOS);
  await predict.choose(photoFolder('dandelion-vs-grass'));
  await expect(predict.options.nth(3)).toContainText('%');
  const lost = page.waitForEvent('requestfailed', {
    predicate: (request) => request.url().endsWith('/predicting/add'),
  });
  await page.context().setOffline(true);
  await lost;
  await page.context().setOffline(false);
  await predict.done();
  expect(await predict.count('All')).toBe(Number(/\d+/.exec((await window.title.textContent()) ?? '')?.[0]));
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
});

test('a window whose script did not come is loaded once more by itself', async ({ page }) => {
  const meadow = await startMeadow();
  try {
    let dropped = 0;
    // What a browser does to all it loads when a network of the computer comes or goes.
    await page.route(/\/assets\/index-[^/]+\.js$/, async (route) => {
      dropped += 1;
      if (dropped > 2) await route.continue();
      else await route.abort('internetdisconnected');
    });
    await new Window(page).open(await meadow.link());
    expect(dropped).toBeGreaterThan(2);
  } finally {
    await meadow.close();
  }
});

test('a page whose parts do not come is asked for again, and then says so in the window', async ({ window, page }) => {
  let away = true;
  await page.route(/\/assets\/settings-page-[^/]+\.js$/, async (route) => {
    if (away) await route.abort('internetdisconnected');
    else await route.continue();
  });
  // Often enough that no try is left.
  await page.evaluate(() => globalThis.sessionStorage.setItem('meadow-reloaded', `${Date.now()} 4`));
  await window.rail.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('This page could not be shown');
  await window.goTo('History');
  await window.rail.getByRole('link', { name: 'Settings' }).click();
  away = false;
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(window.title).toHaveText('Settings');
});

test('what is asked for over a page and does not come is there after the window was loaded anew', async ({
  window,
  page,
}) => {
  let dropped = 0;
  await page.route(/\/assets\/palette-[^/]+\.js$/, async (route) => {
    dropped += 1;
    if (dropped > 2) await route.continue();
    else await route.abort('internetdisconnected');
  });
  await window.goTo('History');
  await page.keyboard.press('Control+k');
  await expect(new Palette(page).field).toBeFocused();
  expect(dropped).toBe(3);
  await expect(window.title).toHaveText('History');
});

test('what is asked for over a page and never comes says so, and leaves the page as it is', async ({
  window,
  page,
}) => {
  await page.route(/\/assets\/palette-[^/]+\.js$/, (route) => route.abort('internetdisconnected'));
  await page.evaluate(() => globalThis.sessionStorage.setItem('meadow-reloaded', `${Date.now()} 4`));
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toContainText('This could not be shown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await window.goTo('History');
});
