import { makePhoto } from '../integration/predictor/made-photo.ts';
import { findings } from './findings.ts';
import { expect, test } from './test.ts';

// A computer without a cluster.
test.use({ core: 'no cluster', env: { KUBECONFIG: '/nowhere/kubeconfig' } });
test.describe.configure({ mode: 'serial' });

/** Copies start one after the other, each in seconds, on a busy machine in half a minute. */
const SLOW_MS = 120_000;
test.setTimeout(2 * SLOW_MS);

/** The version that is there at the first start. */
const STARTER = 'dandelion-or-grass-1';
const photo = async (seed: number) => ({ name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer: await makePhoto(seed) });

test('without a cluster the page says how one is had, and runs copies on this computer', async ({ deploy, page }) => {
  await deploy.open();
  await expect(deploy.main).toContainText('No Kubernetes on this computer yet');
  await expect(deploy.main).toContainText('kind create cluster');
  await expect(deploy.button('Look again')).toBeVisible();
  expect(await findings(page), 'no cluster').toEqual([]);

  await deploy.button('Run it on this computer instead').click();
  await expect(deploy.state).toHaveText(`${STARTER} answers`, { timeout: SLOW_MS });
  await expect(deploy.ready(STARTER)).toHaveCount(2);
  expect(await findings(page), 'deployed').toEqual([]);
});

test('a photo is dropped or chosen there, and the version that answered is named', async ({ deploy, page }) => {
  await deploy.open();
  await deploy.drop(await photo(1));
  await expect(deploy.answer).toContainText(`${STARTER} answered`);
  await expect(page.getByRole('img', { name: '1.jpg' })).toBeVisible();
  await deploy.test({ name: 'no photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo at all') });
  await expect(deploy.main.getByRole('alert')).toBeVisible();
  await expect(deploy.answer).toHaveCount(0);
  await deploy.test(await photo(2));
  await expect(deploy.answer).toContainText(`${STARTER} answered`);
  expect(await findings(page), 'an answer').toEqual([]);
});

test('copies are taken away and added, and new ones started', async ({ deploy }) => {
  await deploy.open();
  await deploy.button('One copy fewer').click();
  await expect(deploy.copies).toHaveCount(1, { timeout: SLOW_MS });
  const before = await deploy.copies.getByRole('heading').textContent();
  await deploy.button('Restart').click();
  await expect(deploy.copies.getByRole('heading', { name: before ?? '' })).toHaveCount(0, { timeout: SLOW_MS });
  await expect(deploy.ready(STARTER)).toHaveCount(1);
  await deploy.button('One copy fewer').click();
  await expect(deploy.state).toHaveText('No copies: nothing answers', { timeout: SLOW_MS });
  await deploy.button('Start a copy').click();
  await expect(deploy.state).toHaveText(`${STARTER} answers`, { timeout: SLOW_MS });
});

test('it is removed once a person said so', async ({ deploy, page }) => {
  await deploy.open();
  await deploy.button('Remove…').click();
  await expect(deploy.dialog).toContainText('All copies as processes of this computer end');
  await expect(deploy.dialog).toHaveCSS('opacity', '1');
  expect(await findings(page), 'the question').toEqual([]);
  await deploy.dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  await deploy.button('Remove…').click();
  await deploy.dialog.getByRole('button', { name: 'Remove it' }).click();
  await expect(deploy.main).toContainText('No Kubernetes on this computer yet', { timeout: SLOW_MS });
});
