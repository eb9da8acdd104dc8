import { readFile } from 'node:fs/promises';
import { hasPhotos, NO_PHOTOS, photos } from './photos.ts';
import { freePort } from './start-meadow.ts';
import { expect, test } from './test.ts';

const [grass = ''] = photos('dandelion-vs-grass/grass', 1);

/** The address the page shows. */
function shownAddress(text: string): string {
  return /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
}

test('the port can be changed, and the API answers there', async ({ api }) => {
  await api.open();
  await api.port.fill('80');
  await expect(api.window.page.getByText('A number from 1024 to 65535.')).toBeVisible();
  await expect(api.apply).toBeDisabled();
  const port = await freePort();
  await api.port.fill(String(port));
  await api.apply.click();
  await expect(api.snippet).toContainText(`http://127.0.0.1:${port}/v1/predict`);
  await expect(api.state).toHaveText('Ready', { timeout: 30_000 });
  // It may say so of the old port for a moment.
  const status = () =>
    fetch(`http://127.0.0.1:${port}/v1/models`).then(
      (answer) => answer.status,
      () => 'nothing answers',
    );
  await expect.poll(status, { timeout: 30_000 }).toBe(200);
});

test('with the key asked for, only who has it is answered; the log shows both', async ({ api }) => {
  test.skip(!hasPhotos, NO_PHOTOS);
  await api.open();
  await expect(api.state).toHaveText('Ready', { timeout: 30_000 });
  await api.requireKey.press('Space');
  await expect(api.snippet).toContainText('Authorization: Bearer •');
  await api.showKey.click();
  await expect(api.snippet).not.toContainText('•');
  const address = shownAddress((await api.snippet.textContent()) ?? '');
  const key = /Bearer (\S+?)"/.exec((await api.snippet.textContent()) ?? '')?.[1] ?? '';
  const photo = new Uint8Array(await readFile(grass));
  const ask = (headers: Record<string, string>) =>
    fetch(`${address}/v1/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body: photo,
    });
  await expect.poll(async () => (await ask({})).status).toBe(401);
  const answer = await ask({ authorization: `Bearer ${key}` });
  expect(await answer.json()).toMatchObject({ verdict: 'grass' });
  await expect(api.log).toContainText('401');
  await expect(api.log).toContainText('grass');
  await api.requireKey.press('Space');
  await expect(api.snippet).not.toContainText('Bearer');
});

test('a photo can be tried in the window', async ({ api }) => {
  test.skip(!hasPhotos, NO_PHOTOS);
  await api.open();
  await api.tryPhoto(grass);
  await expect(api.answer).toContainText('"verdict": "grass"');
});

test('the switch turns the API off and on', async ({ api }) => {
  await api.open();
  await expect(api.state).toHaveText('Ready', { timeout: 30_000 });
  await api.on.press('Space');
  await expect(api.state).toHaveText('Switched off');
  await api.on.press('Space');
  await expect(api.state).toHaveText('Ready', { timeout: 30_000 });
});
