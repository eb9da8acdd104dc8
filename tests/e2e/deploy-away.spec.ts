import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askCore } from './ask-core.ts';
import { findings } from './findings.ts';
import { freePort } from './start-meadow.ts';
import { expect, test } from './test.ts';

// A cluster of this computer that was switched off.
const folder = await mkdtemp(join(tmpdir(), 'meadow-kubeconfig-'));
const kubeconfig = join(folder, 'config');
await writeFile(
  kubeconfig,
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'off', cluster: { server: `https://127.0.0.1:${await freePort()}` } }],
    users: [{ name: 'me', user: { token: 'none' } }],
    contexts: [{ name: 'docker-desktop', context: { cluster: 'off', user: 'me' } }],
    'current-context': 'docker-desktop',
  }),
);
test.use({ core: 'cluster away', env: { KUBECONFIG: kubeconfig } });
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('a cluster that is off is said to be, and what was deployed there can be forgotten', async ({
  deploy,
  meadow,
  window,
  page,
}) => {
  await deploy.open();
  await expect(deploy.targets.getByRole('radio', { name: /^docker-desktop/ })).toBeChecked();
  await expect(deploy.main).toContainText('The cluster does not answer.', { timeout: 45_000 });
  await expect(deploy.button('Look again')).toBeVisible();
  expect(await findings(page), 'its checks').toEqual([]);

  const target = { kind: 'kubernetes', context: 'docker-desktop' };
  await askCore(meadow.home, 'deploying/deploy', { project: 'dandelion-or-grass', target });
  await expect(deploy.state).toHaveText('The cluster cannot be asked', { timeout: 60_000 });
  await expect(deploy.main.getByRole('alert').first()).toContainText('The cluster does not answer.');
  expect(await findings(page), 'away').toEqual([]);
  // The window goes on meanwhile.
  await window.goTo('Models');
  await deploy.open();
  await deploy.button('Forget it…').click();
  await deploy.dialog.getByRole('button', { name: 'Forget it' }).click();
  await expect(deploy.main).toContainText('Nothing is deployed yet');
});
