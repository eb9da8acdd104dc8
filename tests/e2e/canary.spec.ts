import { rm } from 'node:fs/promises';
import { runMeadow } from '../integration/cli/run-meadow.ts';
import { makePhoto } from '../integration/predictor/made-photo.ts';
import { findings } from './findings.ts';
import { classFolders } from './labelled-folder.ts';
import { hasPhotos, NO_PHOTOS, oneClass, otherClass } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
// A computer without a cluster: copies are processes.
test.use({ core: 'canary', env: { KUBECONFIG: '/nowhere/kubeconfig' } });
test.describe.configure({ mode: 'serial' });

/** Copies start one after the other, each in seconds, on a busy machine in half a minute. */
const SLOW_MS = 180_000;
test.setTimeout(3 * SLOW_MS);

const PROJECT = 'Insects';

async function train(home: string, count: number): Promise<void> {
  const folder = await classFolders({ ants: oneClass, bees: otherClass }, count);
  const asked = ['train', '--from', folder, '--project', PROJECT, '--policy', 'by-itself'];
  const { code, stderr } = await runMeadow(asked, { home });
  await rm(folder, { recursive: true });
  expect(code, stderr).toBe(0);
}

test.beforeAll('there are two versions, of which the first is deployed', async ({ meadow }) => {
  test.setTimeout(2 * SLOW_MS);
  await train(meadow.home, 24);
  await train(meadow.home, 48);
});

test('a version is tried beside the one that answers, and taken away again', async ({ deploy, models, page }) => {
  await models.open();
  await models.select(PROJECT);
  await deploy.open();
  await deploy.button('Run it on this computer instead').click();
  await expect(deploy.state).toHaveText('insects-2 answers', { timeout: SLOW_MS });
  await expect(deploy.canary).toContainText('Another version answers a part of the photos');
  await deploy.canary.getByRole('button', { name: 'Try a version…' }).click();
  await deploy.dialog.getByLabel('Percent of the photos').fill('10');
  await deploy.dialog.getByLabel('Percent of the photos').press('Enter');
  await expect(deploy.dialog).toContainText('10% cannot be had beside 2 copies: it will be 33% (1 of 3 copies)');
  await expect(deploy.dialog).toHaveCSS('opacity', '1');
  expect(await findings(page), 'the question').toEqual([]);
  await page.keyboard.press('Escape');

  await deploy.tryVersion('insects-1', 33);
  await expect(deploy.canary).toContainText('insects-1 is being tried', { timeout: SLOW_MS });
  await expect(deploy.copies).toHaveCount(3);
  expect(await deploy.load(await makePhoto(1), 30)).toEqual(Array(30).fill(200));
  await expect(deploy.figure('Requests').last()).not.toHaveText('0', { timeout: SLOW_MS });
  await expect(deploy.canary).toContainText('Both say the same of', { timeout: SLOW_MS });
  await expect(page.getByRole('list', { name: 'What is waited for' })).toContainText('Requests to the canary');
  expect(await findings(page), 'a canary').toEqual([]);
  await deploy.canary.getByRole('button', { name: 'Abort' }).click();
  await expect(deploy.canary).toContainText('insects-1 was aborted', { timeout: SLOW_MS });
  await expect(deploy.canary).toContainText('insects-2 gets all photos, as before.');
  await expect(deploy.copies).toHaveCount(2, { timeout: SLOW_MS });
  expect(await findings(page), 'an end').toEqual([]);
});

test('it is promoted by the command line too, and told on the page', async ({ deploy, meadow }) => {
  await deploy.open();
  await deploy.tryVersion('insects-1', 50);
  await expect(deploy.canary).toContainText('insects-1 is being tried', { timeout: SLOW_MS });
  const { home } = meadow;
  expect((await runMeadow(['deploy', 'status'], { home })).stdout).toContain(
    'Canary insects-1 beside insects-2: 50 % of the photos',
  );
  const { code, stderr } = await runMeadow(['deploy', 'promote', '--project', PROJECT], { home });
  expect(code, stderr).toBe(0);
  await expect(deploy.state).toHaveText('insects-1 answers', { timeout: SLOW_MS });
  await expect(deploy.canary).toContainText('insects-1 was promoted', { timeout: SLOW_MS });
});
