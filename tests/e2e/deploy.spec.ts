import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { runMeadow } from '../integration/cli/run-meadow.ts';
import { makePhoto } from '../integration/predictor/made-photo.ts';
import { clusterEnv, hasCluster, NO_CLUSTER } from './cluster.ts';
import { findings } from './findings.ts';
import { classFolders } from './labelled-folder.ts';
import { hasPhotos, NO_PHOTOS, oneClass, otherClass } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasCluster, NO_CLUSTER);
test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'cluster', env: clusterEnv });
test.describe.configure({ mode: 'serial' });

/** An image is made and put into the cluster, and copies start one after the other. */
const SLOW_MS = 240_000;
test.setTimeout(2 * SLOW_MS);

// What is deployed of another project of that name, by another run of these tests, is left alone.
const PROJECT = `Insects ${randomUUID().slice(0, 6)}`;
const name = (number: number) => `${PROJECT.toLowerCase().replace(' ', '-')}-${number}`;
const photo = async (seed: number) => ({ name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer: await makePhoto(seed) });

/** Trains through the command line, which is a client of the core whose window is tested. */
async function train(home: string, count: number): Promise<void> {
  const folder = await classFolders({ ants: oneClass, bees: otherClass }, count);
  const asked = ['train', '--from', folder, '--project', PROJECT, '--policy', 'by-itself'];
  const { code, stderr } = await runMeadow(asked, { home });
  await rm(folder, { recursive: true });
  expect(code, stderr).toBe(0);
}

test.beforeAll('a version is live', async ({ meadow }) => {
  await train(meadow.home, 24);
});
test.afterAll('nothing is left in the cluster', async ({ meadow }) => {
  await runMeadow(['deploy', 'remove', '--project', PROJECT], { home: meadow.home });
});

test('the cluster is looked at, and the live version deployed into it (MEADOW_TEST_KUBECONFIG)', async ({
  deploy,
  models,
  page,
}) => {
  await models.open();
  await models.select(PROJECT);
  await deploy.open();
  await expect(deploy.main).toContainText('Nothing is deployed yet');
  await expect(deploy.targets.getByRole('radio').first()).toBeChecked();
  await expect(deploy.main).toContainText('It answers: Kubernetes', { timeout: SLOW_MS });
  expect(await findings(page), 'before it is deployed').toEqual([]);
  await deploy.button(`Deploy ${name(1)}`).click();
  await expect(deploy.state).toHaveText(`Deploying ${name(1)}`);
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  await expect(deploy.button('Cancel')).toBeVisible();
  await expect(deploy.state).toHaveText(`${name(1)} answers`, { timeout: SLOW_MS });
  await expect(deploy.ready(name(1))).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'What happened there' })).toContainText('A copy was started.');
  expect(await findings(page), 'deployed').toEqual([]);
});

test('a photo that is dropped is answered by the cluster (MEADOW_TEST_KUBECONFIG)', async ({ deploy }) => {
  await deploy.open();
  await deploy.drop(await photo(1));
  await expect(deploy.answer).toContainText(`${name(1)} answered`, { timeout: SLOW_MS });
});

test('what the copies write is read and searched (MEADOW_TEST_KUBECONFIG)', async ({ deploy, page }) => {
  await deploy.open();
  await deploy.main.getByRole('link', { name: 'Logs', exact: true }).click();
  await expect(deploy.lines.first()).toBeVisible({ timeout: SLOW_MS });
  await page.getByRole('searchbox').fill('nothing of this kind');
  await expect(deploy.lines).toHaveCount(0);
  expect(await findings(page), 'the log').toEqual([]);
});

test('the number of copies is changed (MEADOW_TEST_KUBECONFIG)', async ({ deploy }) => {
  await deploy.open();
  await deploy.button('One copy fewer').click();
  await expect(deploy.copies).toHaveCount(1, { timeout: SLOW_MS });
  await deploy.button('One copy more').click();
  await expect(deploy.ready(name(1))).toHaveCount(2, { timeout: SLOW_MS });
});

test('a version that goes live is deployed by itself, and one button goes back everywhere (MEADOW_TEST_KUBECONFIG)', async ({
  deploy,
  meadow,
  window,
}) => {
  await train(meadow.home, 48);
  await deploy.open();
  await expect(deploy.state).toHaveText(`${name(2)} answers`, { timeout: SLOW_MS });
  await deploy.button('Roll back…').click();
  await expect(deploy.dialog).toContainText(`${name(1)} becomes the live version again in place of ${name(2)}`);
  await deploy.dialog.getByRole('button', { name: `Go back to ${name(1)}` }).click();
  await expect(deploy.state).toHaveText(`${name(1)} answers`, { timeout: SLOW_MS });
  await expect(window.status.getByRole('link', { name: name(1) })).toBeVisible();
  await deploy.test(await photo(2));
  await expect(deploy.answer).toContainText(`${name(1)} answered`, { timeout: SLOW_MS });
});

test('a version is tried on a part of the photos, seen beside the champion, and promoted (MEADOW_TEST_KUBECONFIG)', async ({
  deploy,
  page,
}) => {
  await deploy.open();
  await deploy.tryVersion(name(2), 33);
  await expect(deploy.canary).toContainText(`${name(2)} is being tried`, { timeout: SLOW_MS });
  await expect(deploy.canary).toContainText('1 of 3 copies: 33%');
  expect(await deploy.load(await makePhoto(3), 40)).toEqual(Array(40).fill(200));
  await expect(deploy.figure('Requests').last()).not.toHaveText('0', { timeout: SLOW_MS });
  await expect(deploy.canary).toContainText('Both say the same of', { timeout: SLOW_MS });
  expect(await findings(page), 'a canary').toEqual([]);
  await deploy.canary.getByRole('button', { name: 'Promote' }).click();
  await expect(deploy.state).toHaveText(`${name(2)} answers`, { timeout: SLOW_MS });
  await expect(deploy.canary).toContainText(`${name(2)} was promoted`, { timeout: SLOW_MS });
  await expect(deploy.ready(name(2))).toHaveCount(2, { timeout: SLOW_MS });
});

test('it is removed once a person said so (MEADOW_TEST_KUBECONFIG)', async ({ deploy }) => {
  await deploy.open();
  await deploy.button('Remove…').click();
  await deploy.dialog.getByRole('button', { name: 'Remove it' }).click();
  await expect(deploy.main).toContainText('Nothing is deployed yet', { timeout: SLOW_MS });
});
