import { readFile, rm } from 'node:fs/promises';
import { runMeadow } from '../integration/cli/run-meadow.ts';
import { askCore } from './ask-core.ts';
import { findings } from './findings.ts';
import { classFolders } from './labelled-folder.ts';
import { hasPhotos, NO_PHOTOS, oneClass, otherClass, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'keeps to a project' });
test.describe.configure({ mode: 'serial' });
// Commands are processes, with predictors and steps of their own.
test.setTimeout(300_000);

const LATE_MS = 1000;
const [dandelion = ''] = photos('dandelion-vs-grass/dandelion', 1);
const photo = async () => new Uint8Array(await readFile(dandelion));
const ask = async (address: string) => {
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await fetch(address, { method: 'POST', headers, body: await photo() });
  return (await answer.json()) as { version?: string; error?: { code: string } };
};
const addressIn = (snippet: string | null): string => /curl "([^"]+)"/.exec(snippet ?? '')?.[1] ?? '';

test('a training by command of another project leaves the window where it is', async ({
  meadow,
  window,
  page,
  models,
}) => {
  await window.visit('/');
  await expect(page.locator('header').first()).toContainText('dandelion-or-grass-1');
  const folder = await classFolders({ ants: oneClass, bees: otherClass }, 24);
  const { code, stdout, stderr } = await runMeadow(['train', '--from', folder, '--project', 'Insects'], {
    home: meadow.home,
  });
  await rm(folder, { recursive: true });
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('To ask it: meadow predict --project insects PHOTO');
  const asked = await runMeadow(['predict', '--project', 'Insects', '--json', dandelion], { home: meadow.home });
  expect(JSON.parse(asked.stdout)).toMatchObject([{ version: 'insects-1' }]);
  const current = await runMeadow(['predict', '--json', dandelion], { home: meadow.home });
  expect(JSON.parse(current.stdout)).toMatchObject([{ version: 'dandelion-or-grass-1' }]);
  await expect(page.locator('header').first()).toContainText('dandelion-or-grass-1');
  // It is there to be chosen, without a reload.
  await models.open();
  await models.select('Insects');
});

test('a project without a model is answered by the version it says, before a reload and after', async ({
  window,
  page,
  predict,
  models,
  meadow,
}) => {
  await models.open();
  await models.select('Dandelion or grass');
  await window.visit('/');
  await expect(page.locator('header').first()).toContainText('dandelion-or-grass-1');
  // What was asked the moment before is answered late.
  const before = await askCore(meadow.home, 'serving/state', undefined);
  await page.route('**/rpc/serving/state', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    // The window may not wait for it any more.
    await route.fulfill({ json: { json: before } }).catch(() => undefined);
  });
  await askCore(meadow.home, 'projects/create', { name: 'Flowers', classes: ['roses', 'tulips'] });
  const header = page.locator('header').first();
  await expect(header).toContainText('For nowinsects-1of “Insects”tells apartants');
  await page.waitForTimeout(2 * LATE_MS);
  await page.unrouteAll({ behavior: 'wait' });
  await expect(header).toContainText('For nowinsects-1of “Insects”tells apartants');
  await predict.choose([dandelion]);
  await expect(page.getByRole('note')).toContainText(
    '“Flowers” has no model of its own yet: insects-1 of “Insects” answers.',
  );
  await window.visit('/');
  await expect(header).toContainText('For nowinsects-1of “Insects”tells apartants');
  const asked = await runMeadow(['predict', dandelion], { home: meadow.home });
  expect(asked.code).toBe(64);
  expect(asked.stderr).toContain("Another project's model answers with --version insects-1.");
});

test('a copied example keeps to its project, whatever is chosen in the window afterwards', async ({
  api,
  page,
  models,
}) => {
  await api.open();
  await expect(api.state).toHaveText('Ready', { timeout: 60_000 });
  const main = page.getByRole('main');
  await expect(main).toContainText('These examples name “Flowers” and keep to it.');
  await expect(main).toContainText('are answered by insects-1 of “Insects” now');
  const flowers = addressIn(await api.snippet.textContent());
  expect(await ask(flowers)).toMatchObject({ error: { code: 'not-found' } });

  await models.open();
  await models.select('Insects');
  await api.open();
  await expect(api.snippet).toContainText('/v1/predict?project=insects');
  await expect(main).toContainText('These examples name “Insects” and keep to it');
  expect(await findings(page), 'the API page').toEqual([]);
  const insects = addressIn(await api.snippet.textContent());
  const unnamed = insects.replace(/\?.*/, '');
  expect([await ask(insects), await ask(unnamed)]).toMatchObject([{ version: 'insects-1' }, { version: 'insects-1' }]);

  await models.open();
  await models.select('Dandelion or grass');
  await expect.poll(async () => (await ask(unnamed)).version).toBe('dandelion-or-grass-1');
  expect(await ask(insects)).toMatchObject({ version: 'insects-1' });
  await api.open();
  await expect(api.log).toContainText('/v1/predict?project=insects');
});
