import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createS3ObjectStore } from '../../services/adapters/minio/object-store.ts';
import type { ObjectStore } from '../../services/ports/object-store.ts';
import { openS3, S3 } from '../ports/shared-s3.ts';
import { createFaultProxy, type FaultProxy, type NetworkFault } from './faults/fault-proxy.ts';

/** Milliseconds the store may be silent here, and those within which every call must have ended. */
const PATIENCE = 1000;
const WITHIN = 8 * PATIENCE;

describe.skipIf(!S3)('the object store behind a bad network (MEADOW_TEST_S3)', () => {
  let opened: Awaited<ReturnType<typeof openS3>>;
  let proxy: FaultProxy;
  let store: ObjectStore & { close(): void };
  beforeEach(async () => {
    opened = await openS3();
    proxy = await createFaultProxy({ host: S3!.hostname, port: Number(S3!.port) });
    const settings = { ...opened.settings, endpoint: '127.0.0.1', port: proxy.port };
    store = createS3ObjectStore(settings, { ...opened.options, patience: PATIENCE });
    await store.put('models/one', new Uint8Array(300_000).fill(1));
  });
  afterEach(async () => {
    store.close();
    await proxy.close();
    await opened.end();
  });

  const listAll = async () => {
    for await (const { key } of store.list('')) void key;
  };
  const calls = (): [string, () => Promise<unknown>][] => [
    ['put', () => store.put('models/two', new Uint8Array(300_000).fill(2))],
    ['get', () => store.get('models/one')],
    ['has', () => store.has('models/one')],
    ['list', listAll],
    ['remove', () => store.remove('models/three')],
    ['file', () => store.file('models/one')],
  ];

  const spoilt: [string, NetworkFault, RegExp, string[]][] = [
    ['answers 5 s late', { kind: 'latency', ms: 5000 }, /^remote-slow$/, []],
    ['is half open', { kind: 'half-open' }, /^remote-slow$/, []],
    ['is reset', { kind: 'reset' }, /^remote-down$/, []],
    ['is not there', { kind: 'off' }, /^remote-down$/, []],
    ['drips 1 KB a second', { kind: 'slow', bytesPerSecond: 1000 }, /^remote-(slow|down)$/, ['has', 'list', 'remove']],
    ['breaks off in the answer', { kind: 'cut', afterBytes: 100 }, /^remote-down$/, []],
    [
      'breaks off in the object',
      { kind: 'cut', afterBytes: 50_000 },
      /^remote-down$/,
      ['has', 'list', 'remove', 'put'],
    ],
  ];
  it.each(spoilt)(
    'says what is wrong while it %s, and works afterwards',
    async (_name, fault, code, unharmed) => {
      await proxy.set(fault);
      await Promise.all(
        calls().map(async ([name, call]) => {
          if (unharmed.includes(name)) return;
          const begun = performance.now();
          await expect(call(), name).rejects.toMatchObject({ code });
          expect(performance.now() - begun, name).toBeLessThan(WITHIN);
        }),
      );
      await proxy.set({ kind: 'none' });
      for (const [name, call] of calls()) await expect(call(), name).resolves.not.toThrow();
      expect((await store.get('models/two')).length).toBe(300_000);
    },
    60_000,
  );

  it('goes on where a connection was closed between two calls', async () => {
    expect(await store.has('models/one')).toBe(true);
    await proxy.set({ kind: 'none' });
    expect((await store.get('models/one')).length).toBe(300_000);
  });

  it('gives the file it gave before while the store is away', async () => {
    const file = await store.file('models/one');
    await proxy.set({ kind: 'off' });
    expect(await store.file('models/one')).toBe(file);
    expect((await readFile(file)).length).toBe(300_000);
    await expect(store.file('models/two')).rejects.toMatchObject({ code: 'remote-down' });
  });
});

describe('the object store where something else answers', () => {
  const answers: [string, number, string, string][] = [
    ['a full disk', 507, '<Error><Code>XMinioStorageFull</Code><Message>Full.</Message></Error>', 'remote-full'],
    ['a store that is starting', 503, '', 'remote-failed'],
    ['a web page', 200, '<html><body>Welcome</body></html>', 'remote-failed'],
    ['a web page that says no', 418, '<html><body>Welcome</body></html>', 'remote-failed'],
  ];
  it.each(answers)('says so: %s', async (_name, status, body, code) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'text/html' }).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const here = import.meta.filename;
    const at = { endpoint: '127.0.0.1', port, ssl: false, bucket: 'meadow', accessKey: 'a', secretKeyFile: here };
    const store = createS3ObjectStore(at, { cache: `${here}.none`, patience: 2000 });
    const work =
      status === 200
        ? (async () => {
            for await (const _ of store.list('')) return;
          })()
        : store.put('a', Buffer.from('a'));
    await expect(work).rejects.toMatchObject({ code });
    store.close();
    server.close();
  });
});
