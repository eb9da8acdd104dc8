import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Client, connectClient } from '../../host/core-client.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

let home: string;
let core: Core;
let client: Client;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-doctor-'));
  core = await createCore({ home, host: 'web', open: false, link: () => Promise.reject(new Error('none')) });
  client = createRouterClient(core.router);
});
afterEach(async () => {
  await core.close();
  await rm(home, { recursive: true });
});

it('what is around Meadow is told in sentences, each with what it is for', { timeout: 90_000 }, async () => {
  const checks = await client.doctor.run();
  const names = checks.map(({ name }) => name);
  for (const name of ['memory', 'rights', 'door', 'network', 'clocks', 'sleep', 'engine', 'kubernetes'])
    expect(names).toContain(name);
  expect(new Set(names).size).toBe(names.length);
  for (const { finding, meaning } of checks) {
    expect(finding).toMatch(/\.$/);
    expect(meaning).toMatch(/^[A-Z].*\.$/);
  }
});

it('a proxy is found at each kind of address, and told where it is not', { timeout: 90_000 }, async () => {
  for (const host of ['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])]) {
    const proxy = createServer((socket) => socket.destroy()).listen(0, host);
    await once(proxy, 'listening');
    const bound = proxy.address();
    const at = `${host.includes(':') ? `[${host}]` : host}:${typeof bound === 'object' && bound ? bound.port : 0}`;
    await client.settings.change({ network: { proxy: 'own', address: `http://${at}` } });
    const network = async () => (await client.doctor.run()).find(({ name }) => name === 'network');
    expect(await network()).toMatchObject({ state: 'ok', finding: expect.stringContaining(at) });
    proxy.close();
    await once(proxy, 'close');
    expect(await network()).toMatchObject({ state: 'warning', finding: expect.stringContaining('does not answer') });
  }
});

it.skipIf(process.platform === 'win32')(
  'a socket that was removed and rights that are too wide are mended',
  {
    timeout: 120_000,
  },
  async () => {
    await rm(core.socket);
    await chmod(home, 0o755);
    const stateOf = (checks: Awaited<ReturnType<typeof client.doctor.run>>, name: string) =>
      checks.find((each) => each.name === name)?.state;
    const before = await client.doctor.run();
    expect([stateOf(before, 'door'), stateOf(before, 'rights')]).toEqual(['failed', 'warning']);
    await client.doctor.fix({ name: 'door' });
    const after = await client.doctor.fix({ name: 'rights' });
    expect([stateOf(after, 'door'), stateOf(after, 'rights')]).toEqual(['ok', 'ok']);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    const command = await connectClient(core.socket);
    expect(await command.client.system.about()).toMatchObject({ home });
    await command.close();
  },
);
