import { Palette } from './pages/palette.ts';
import { Window } from './pages/window.ts';
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
