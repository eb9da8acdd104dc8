import { once } from 'node:events';
import { createServer } from 'node:net';
import { USUAL_PORT } from '../../contract/serving.ts';
import { freePort } from './start-meadow.ts';
import { expect, test } from './test.ts';

test.use({ core: 'port taken' });
test.describe.configure({ mode: 'serial' });

const stranger = createServer((socket) => socket.end());
let again: NodeJS.Timeout | undefined;

test.beforeAll(async () => {
  const listen = () => stranger.listen(USUAL_PORT, '127.0.0.1');
  // Where another program of this computer has it already, it is as well; when that lets go of it, it stays taken.
  stranger.on('error', () => {
    again = setTimeout(listen, 50);
  });
  listen();
  await Promise.race([once(stranger, 'listening'), once(stranger, 'error')].map((event) => event.catch(() => {})));
});
test.afterAll(() => {
  clearTimeout(again);
  stranger.close();
});

test('another port is taken by itself, and told wherever the address is', async ({ api, window, doctor, page }) => {
  await api.open();
  await expect(api.state).toHaveText('Ready', { timeout: 30_000 });
  const head = page.locator('header').first();
  await expect(head).toContainText(/on port 8\d{3}, as 8600 was taken by another program/);
  const port = /on port (\d+)/.exec((await head.textContent()) ?? '')?.[1] ?? '';
  await expect(api.port).toHaveValue(port);
  await expect(api.snippet).toContainText(`http://127.0.0.1:${port}/v1/predict`);
  await expect(window.status.getByRole('link', { name: /^API / })).toHaveText(`API at ${port}`);
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  await page.getByRole('link', { name: /^The Doctor says which/ }).click();
  await expect(doctor.checks.filter({ hasText: `It answers at port ${port}: 8600 is taken by` })).toBeVisible({
    timeout: 30_000,
  });
});

test('a port that a person chose is theirs until they let go of it', async ({ api, page }) => {
  await api.open();
  await expect(api.state).toHaveText('Ready', { timeout: 30_000 });
  const port = await freePort();
  await api.port.fill(String(port));
  await api.apply.click();
  await expect(api.snippet).toContainText(`http://127.0.0.1:${port}/v1/predict`, { timeout: 30_000 });
  await expect(page.getByText('You chose it;')).toBeVisible();
  await page.getByRole('button', { name: 'Let Meadow choose' }).click();
  await expect(page.locator('header').first()).toContainText('as 8600 was taken', { timeout: 30_000 });
  await expect(api.port).toBeFocused();
});
