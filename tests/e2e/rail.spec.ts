import { askCore } from './ask-core.ts';
import { findings } from './findings.ts';
import { expect, test } from './test.ts';

test.use({ core: 'rail' });

test('what runs it all is folded away, opens by keys, and stays as it was left', async ({ window, page }) => {
  const stack = window.rail.getByRole('link', { name: 'Stack' });
  await expect(window.rail.getByRole('link', { name: 'History' })).toBeVisible();
  await expect(window.behind).toHaveAttribute('aria-expanded', 'false');
  await expect(stack).toBeHidden();
  expect(await findings(page)).toEqual([]);
  await window.behind.focus();
  await page.keyboard.press('Enter');
  await expect(window.behind).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(window.rail.getByRole('link', { name: 'Monitoring' })).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await expect(stack).toBeVisible();
  await window.behind.click();
  await expect(stack).toBeHidden();
});

test('a page behind the scenes is there as long as it is the current one, unless it is folded away', async ({
  window,
  page,
}) => {
  const stack = window.rail.getByRole('link', { name: 'Stack' });
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(window.title).toHaveText('Stack');
  await expect(stack).toHaveAttribute('aria-current', 'page');
  await expect(window.behind).not.toHaveAttribute('aria-current');
  await window.behind.click();
  await expect(stack).toBeHidden();
  await expect(window.behind, 'the page is in there').toHaveAttribute('aria-current', 'true');
  await page.reload();
  await expect(window.title).toHaveText('Stack');
  await expect(stack, 'it was folded all the same').toBeHidden();
  await window.visit('/deploy/log');
  await expect(window.rail.getByRole('link', { name: 'Deploy' })).toHaveAttribute('aria-current', 'page');
  await window.goTo('History');
  await expect(stack).toBeHidden();
});

test('where it closes by itself around the focus, its button has the focus', async ({ window, page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await window.rail.getByRole('link', { name: 'Stack' }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(window.title).toHaveText('History');
  await expect(window.behind).toHaveAttribute('aria-expanded', 'false');
  await expect(window.behind).toBeFocused();
});

test('a long name is told whole the first time it is pointed at, and leaves the strip to the others', async ({
  window,
  page,
  meadow,
}) => {
  const name = 'Dandelions, daisies and clover of the lower meadow';
  await askCore(meadow.home, 'projects/create', {
    name,
    classes: ['dandelion', 'daisy'],
  });
  await window.rail.getByRole('button', { name: `Project: ${name}` }).hover();
  await expect(page.getByRole('tooltip')).toHaveText(name);
  await page.setViewportSize({ width: 900, height: 700 });
  const [project, api] = [window.status.getByText(name), window.status.getByRole('link', { name: /^API / })];
  const [left, right] = await Promise.all([project.boundingBox(), api.boundingBox()]);
  expect(left!.x + left!.width).toBeLessThan(right!.x);
  await askCore(meadow.home, 'projects/select', { project: 'dandelion-or-grass' });
});

for (const height of [420, 600]) {
  test(`in a window ${height} pixels high every page is reached by the wheel`, async ({ window, page }) => {
    await page.setViewportSize({ width: 1280, height });
    await window.behind.click();
    const doctor = window.rail.getByRole('link', { name: 'Doctor' });
    await expect(doctor).not.toBeInViewport();
    await window.behind.hover();
    await page.mouse.wheel(0, 2000);
    await expect(doctor).toBeInViewport({ ratio: 1 });
    await doctor.click();
    await expect(window.title).toHaveText('Doctor');
  });
}

test('on a phone the pages behind the scenes stand in the menu under their name', async ({ window, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await window.rail.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menu')).toContainText('Behind the scenes');
  await page.getByRole('menuitem', { name: 'Monitoring' }).click();
  await expect(window.title).toHaveText('Monitoring');
});
