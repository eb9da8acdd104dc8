import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../host/core-client.ts';
import { createDockerEngines } from '../../../services/adapters/docker/engines.ts';
import { type Core, createCore } from '../../../services/assembly/core.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';
import { type SocketProxy, serveFaults } from './socket-proxy.ts';

const PROXY = 'http://127.0.0.1:9';

describe.skipIf(!ENGINE)(`an engine with a proxy of its own (${NEEDS})`, { timeout: 120_000 }, () => {
  let way: SocketProxy;
  let home: string;
  let core: Core;
  let client: Client;
  beforeAll(async () => {
    way = await serveFaults();
    vi.stubEnv('DOCKER_HOST', way.host);
    for (const name of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY'])
      vi.stubEnv(name, '');
    home = await mkdtemp(join(tmpdir(), 'meadow-engine-proxy-'));
    core = await createCore({ home, host: 'web', open: false, link: () => Promise.reject(new Error('none')) });
    client = createRouterClient(core.router);
  }, 60_000);
  afterAll(async () => {
    await core?.close();
    await way?.close();
    vi.unstubAllEnvs();
    if (home) await rm(home, { recursive: true });
  });

  const found = async () => (await client.doctor.run()).find(({ name }) => name === 'engine-proxy');
  /** What the real engine says of itself, with a proxy as its own environment would name it: who signs in is masked. */
  const say = async (proxies: { HttpProxy?: string; HttpsProxy?: string; NoProxy?: string }) => {
    const info: object = JSON.parse(await docker(['info', '--format', '{{json .}}'], { DOCKER_HOST: ENGINE!.address }));
    expect(info).toMatchObject(Object.fromEntries(Object.keys(proxies).map((name) => [name, expect.any(String)])));
    way.answer(/^GET \/(?:v[\d.]+\/)?info/, [{ ...info, ...proxies }]);
  };

  it('is compared with what the settings name', async () => {
    await say({ HttpProxy: '', HttpsProxy: '', NoProxy: '' });
    expect(await found()).toBeUndefined();
    const own = { proxy: 'own', address: PROXY, except: 'registry.example.org' } as const;
    await client.settings.change({ network: own });
    expect(await found()).toMatchObject({ state: 'warning', details: { how: 'none', proxy: PROXY } });
    await say({ HttpProxy: PROXY, HttpsProxy: 'http://xxxxx:xxxxx@127.0.0.1:9', NoProxy: 'localhost,.example.org' });
    expect(await found()).toMatchObject({ state: 'ok', details: { how: 'same' } });
    await client.settings.change({ network: { ...own, except: 'registry.example.com' } });
    expect(await found()).toMatchObject({ details: { how: 'same-except', names: 'registry.example.com' } });
    await client.settings.change({ network: { ...own, address: 'http://127.0.0.1:10' } });
    expect(await found()).toMatchObject({ state: 'warning', details: { how: 'other', asks: PROXY } });
    await client.settings.change({ network: { proxy: 'none' } });
    expect(await found()).toMatchObject({ state: 'ok', details: { how: 'engine-only', asks: PROXY } });
  });

  it('says which image did not come for that', async () => {
    const message =
      'Get "https://registry.example.com/v2/": proxyconnect tcp: dial tcp 127.0.0.1:9: connection refused';
    way.answer(/^POST \/(?:v[\d.]+\/)?images\/create/, [{ errorDetail: { message }, error: message }]);
    const { platform, env } = process;
    const engine = await createDockerEngines({ platform, env, home: homedir(), uid: process.getuid?.() }).find();
    const watch = { signal: AbortSignal.timeout(60_000), onProgress: () => undefined };
    await expect(engine.pull('registry.example.com/roses:1', watch)).rejects.toMatchObject({
      code: 'pull-blocked',
      details: { image: 'registry.example.com/roses:1' },
    });
  });
});
