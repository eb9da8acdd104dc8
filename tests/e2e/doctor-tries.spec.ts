import { once } from 'node:events';
import { createServer } from 'node:net';
import { askCore } from './ask-core.ts';
import { expect, test } from './test.ts';

test.use({ core: 'doctor tries' });

test('what a try of the network has shown gives way to what is found later', async ({ doctor, meadow, page }) => {
  const proxy = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const bound = proxy.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  await askCore(meadow.home, 'settings/change', { network: { proxy: 'own', address } });
  await doctor.open();
  const check = doctor.checks.filter({ has: page.getByRole('button', { name: 'Try it' }) });
  await expect(check).toContainText('what lies behind it was not tried', { timeout: 60_000 });
  await check.getByRole('button', { name: 'Try it' }).click();
  const tried = check.getByRole('alert');
  await expect(tried).toBeVisible({ timeout: 60_000 });
  await expect(check).not.toContainText('was not tried');

  proxy.close();
  await once(proxy, 'close');
  await doctor.again.click();
  await expect(check).toContainText('does not answer', { timeout: 60_000 });
  await expect(tried).toBeHidden();
});
