import { rm } from 'node:fs/promises';
import { runMeadow } from '../integration/cli/run-meadow.ts';
import { askCore } from './ask-core.ts';
import { findings } from './findings.ts';
import { labelledFolder } from './labelled-folder.ts';
import { hasPhotos, NO_PHOTOS, oneClass, otherClass } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'models' });
test.describe.configure({ mode: 'serial' });

const PROJECT = 'Ants or bees';
const name = (number: number) => `ants-or-bees-${number}`;
const [ants, bees] = [oneClass, otherClass];
type Parts = Parameters<typeof labelledFolder>[0];

/** Trains through the command line, which is a client of the core whose window is tested. */
async function train(home: string, parts: Parts): Promise<void> {
  const folder = await labelledFolder(parts);
  const asked = ['train', '--from', folder, '--project', PROJECT, '--policy', 'by-itself'];
  const { code, stderr } = await runMeadow(asked, { home });
  await rm(folder, { recursive: true });
  expect(code, stderr).toBe(0);
}

const right = (count: number): Parts => [
  { from: ants, label: 'ants', count },
  { from: bees, label: 'bees', count },
];
/** The same photos a byte longer, each labelled as the other class. */
const wrong = (count: number): Parts => [
  { from: ants, label: 'bees', count, anew: true },
  { from: bees, label: 'ants', count, anew: true },
];

test.beforeAll('two versions are trained', async ({ meadow }) => {
  test.setTimeout(240_000);
  await train(meadow.home, right(24));
  await train(meadow.home, right(60));
});

test('both are listed, with what the gate said, how it went on, and which answered when', async ({ models }) => {
  await models.open();
  await models.select(PROJECT);
  await expect(models.versions).toHaveCount(2);
  await expect(models.version(name(1))).toContainText('Passed the gate');
  await expect(models.version(name(2))).toContainText('champion (live)');
  await expect(models.version(name(2))).toContainText('Passed the gate: not worse than ants-or-bees-1');
  await expect(models.trend).toBeVisible();
  await expect(models.history).toHaveCount(3);
  await expect(models.history.nth(1)).toContainText(name(2));
  await expect(models.history.nth(1)).toContainText('let through by the gate');
});

test('a version shows its results, and a cell of its matrix the photos it counts', async ({ models, page }) => {
  await models.open();
  await models
    .version(name(2))
    .getByRole('link', { name: name(2), exact: true })
    .click();
  await expect(models.window.title).toHaveText(name(2));
  await expect(page.getByRole('img', { name: /^Calibration/ })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Precision' })).toBeVisible();
  await expect(models.gate.getByRole('img', { name: 'Passed' })).toHaveCount(4);
  const cell = models.cell('ants', 'ants');
  const count = Number(await cell.textContent());
  await cell.click();
  const opened = page.getByRole('region', { name: /photos of “ants” called “ants”$/ });
  await expect(opened.getByRole('figure')).toHaveCount(Math.min(count, 12));
  const picture = opened.getByRole('img').first();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await cell.click();
  await expect(opened).toBeHidden();
});

test('a photo is opened by keys, with the heatmap of the version whose page it is, live or not', async ({
  models,
  page,
}) => {
  const answers: { url: string; version: string }[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('/models/look')) return;
    answers.push({ url: response.url(), version: response.request().postData() ?? '' });
  });
  await models.show(name(1));
  await models.cell('ants', 'ants').press('Enter');
  await page.getByRole('button', { name: 'Look closer: labelled ants' }).first().press('Enter');
  const pane = page.getByRole('dialog', { name: 'Details of the photo' });
  await expect(pane).toHaveCSS('opacity', '1');
  await pane.getByRole('switch', { name: `Heatmap: where ${name(1)} looks` }).press('Space');
  await expect(pane.getByRole('img', { name: /^Heatmap/ })).toBeVisible();
  await expect(pane.getByText('It says now: ants')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect(answers.map(({ version }) => version.includes(`"${name(1)}"`))).toEqual([true]);
  await page.keyboard.press('ArrowRight');
  await expect(pane.getByText(/^2 of \d+$/)).toBeVisible();
  await expect(pane.getByRole('img', { name: /^Heatmap/ })).toBeVisible();
  await page.keyboard.press('x');
  await expect(pane.getByRole('img', { name: /^Heatmap/ })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
});

test('a version leads to the exact photos it learnt from, and to what changed since another training', async ({
  models,
  window,
  page,
}) => {
  await models.open();
  await models
    .version(name(2))
    .getByRole('link', { name: name(2), exact: true })
    .click();
  await page.getByRole('link', { name: 'Look at its photos' }).click();
  await expect(window.title).toHaveText('Photos of a training');
  await expect(page.getByRole('heading', { name: '120 photos' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '72 came' })).toBeVisible();
  await expect(page.getByText('48 photos are the same.')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^ants-or-bees-snapshot-[0-9a-f]{12}\.csv$/);
});

test('two versions are compared on the same photos, and another can be chosen', async ({ models, page }) => {
  await models.show(name(2));
  await models.compare.click();
  await expect(models.one).toHaveValue(name(1));
  await expect(models.other).toHaveValue(name(2));
  await expect(page.getByText(/^On the \d+ photos both were judged by/)).toBeVisible();
  await models.one.selectOption(name(2));
  await expect(models.other).toHaveValue(name(1));
  await expect(page.getByRole('definition')).toHaveText([/^\d+ of \d+ right$/, /^\d+ of \d+ right$/]);
  await expect(page.getByText(`${name(2)} answers now.`)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`none of these pages has a serious finding, in ${colorScheme}`, async ({ models, page }) => {
    await page.emulateMedia({ colorScheme });
    await models.open();
    await expect(models.trend).toBeVisible();
    await expect(models.version(name(2))).toContainText('not worse');
    expect(await findings(page), 'the list').toEqual([]);
    await models.rollBack.click();
    await expect(models.dialog).toHaveCSS('opacity', '1');
    expect(await findings(page), 'the question before rolling back').toEqual([]);
    await page.keyboard.press('Escape');
    await models.show(name(2));
    await models.cell('ants', 'ants').click();
    await expect(page.getByRole('img', { name: /^Calibration/ })).toBeVisible();
    expect(await findings(page), 'a version').toEqual([]);
    await models.compare.click();
    await expect(page.getByRole('definition')).toHaveCount(2);
    expect(await findings(page), 'two versions').toEqual([]);
  });

test('the version before is put back in, and the other one made live again', async ({ models, page }) => {
  await models.open();
  await models.rollBack.click();
  await expect(models.dialog).toContainText(`Put ${name(1)} back in?`);
  await models.dialog.getByRole('textbox').fill('It was calmer.');
  await models.dialog.getByRole('button', { name: `Put ${name(1)} back in` }).click();
  await expect(models.dialog).toBeHidden();
  await expect(page.getByText(`${name(1)} answers now.`).first()).toBeVisible();
  await expect(models.version(name(1))).toContainText('champion (live)');
  await expect(models.history.nth(1)).toContainText('It was calmer.');
  await expect(models.rollBack).toBeHidden();

  await models.show(name(2));
  await models.makeLive.click();
  await expect(page.getByText('This version answers now.')).toBeVisible();
  await expect(models.makeLive).toBeHidden();
  await expect(models.window.title).toBeFocused();
  await models.open();
  await expect(models.history).toHaveCount(5);
  await expect(models.history.nth(1)).toContainText('made live by hand');

  await models.show(name(2));
  await models.compare.click();
  for (const at of [1, 2]) {
    await page.getByRole('button', { name: `Make ${name(at)} live` }).click();
    await expect(page.getByText(`${name(at)} answers now.`).first()).toBeVisible();
  }
});

test('a version tells that photos it learnt from are gone for good, and leads to training without them', async ({
  models,
  meadow,
}) => {
  const project = 'ants-or-bees';
  const hashes = (await askCore<string[]>(meadow.home, 'photos/hashes', { project })).slice(0, 2);
  for (const step of ['bin', 'erase']) await askCore(meadow.home, `photos/${step}`, { project, hashes });
  await models.open();
  await expect(models.version(name(2))).toContainText('2 photos it was trained on were deleted for good since.');
  await models.show(name(2));
  await expect(models.window.page.getByRole('link', { name: 'Train again without them' })).toHaveAttribute(
    'href',
    '#/train',
  );
});

test('a version the gate refused appears by itself, and goes live only with a reason', async ({
  models,
  meadow,
  page,
}) => {
  test.setTimeout(240_000);
  await models.open();
  await expect(models.versions).toHaveCount(2);
  await train(meadow.home, wrong(45));
  await expect(models.version(name(3))).toContainText('refused');
  await expect(models.version(name(3))).not.toContainText('challenger');
  await expect(page.getByRole('link', { name: `${name(3)} did not pass the gate.` })).toBeVisible();
  await expect(models.version(name(3))).toContainText('Refused by the gate');
  await models
    .version(name(3))
    .getByRole('link', { name: name(3), exact: true })
    .click();
  await expect(models.gate.getByRole('img', { name: 'Refused' })).not.toHaveCount(0);
  await expect(models.gate.getByRole('figure')).not.toHaveCount(0);
  await expect(models.gate).toContainText(
    /Side by side on \d+ photos neither had learnt from \(.+\): \d+ right, ants-or-bees-2 \d+\./,
  );
  await expect(models.makeLive).toBeHidden();
  await models.makeLiveAnyway.click();
  await expect(models.dialog).toContainText(`The gate did not let ${name(3)} through`);
  await expect(models.dialog).toHaveCSS('opacity', '1');
  expect(await findings(page), 'the question before forcing').toEqual([]);
  const force = models.dialog.getByRole('button', { name: 'Make it live anyway' });
  await force.click();
  await expect(models.dialog).toContainText('At least 3 letters.');
  await models.dialog.getByRole('textbox').fill('To see what it does.');
  await force.click();
  await expect(page.getByText('This version answers now.')).toBeVisible();
  await expect(models.gate).toContainText('To see what it does.');
  await models.open();
  await expect(models.history.nth(1)).toContainText('made live against the gate');
  await models.rollBack.click();
  await models.dialog.getByRole('button', { name: `Put ${name(2)} back in` }).click();
  await expect(models.version(name(2))).toContainText('champion (live)');
});

test('a version is deleted for good, and nothing offers it any more', async ({ models, page }) => {
  await models.show(name(1));
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(models.dialog).toContainText(`Delete ${name(1)} for good?`);
  await models.dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(models.dialog).toBeHidden();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(models.dialog).toHaveCSS('opacity', '1');
  expect(await findings(page), 'the question before deleting').toEqual([]);
  await models.dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(models.window.title).toHaveText('Models');
  await expect(models.versions).toHaveCount(2);
  await expect(models.rollBack).toBeHidden();
  const past = models.history.getByRole('rowheader', { name: new RegExp(`^${name(1)}`) });
  await expect(past.first()).toHaveText(`${name(1)} (deleted)`);
  await expect(past.getByRole('link')).toHaveCount(0);
  await models.show(name(1));
  await expect(page.getByRole('heading', { name: 'This version was deleted' })).toBeVisible();
  await page.getByRole('link', { name: 'To the models' }).click();
  await expect(models.window.title).toHaveText('Models');
  await models.show(name(2));
  await expect(models.makeLive).toBeHidden();
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeHidden();
});
