import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServingState } from '../../contract/serving.ts';
import { check } from '../../contract/shapes/check.ts';
import { openHome } from '../adapters/local/home.ts';
import { machinePorts } from '../adapters/node/machine-ports.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { Fault } from '../domain/fault.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createDoctor, type DoctorParts } from './doctor.ts';

describe('the doctor', () => {
  let folder: string;
  let catalog: Catalog;
  let parts: DoctorParts;
  let serving: ServingState;
  let calls: string[];
  const servers: Server[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-doctor-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    calls = [];
    serving = {
      state: 'ready',
      on: true,
      address: 'http://127.0.0.1:8600',
      port: 8600,
      portChosen: false,
      requireKey: false,
      key: 'canary',
      version: 'dandelion-or-grass-1',
      runtime: 'onnx',
      pid: 1,
      restarts: 0,
    };
    parts = {
      folder,
      openFolder: () => openHome(folder),
      catalog,
      readStarter: async () => undefined,
      readBackbone: async () => undefined,
      ports: machinePorts,
      caches: { size: async () => 0, clear: async () => calls.push('clear') },
      serving: {
        ready: async () => serving,
        state: () => serving,
        restart: () => calls.push('restart'),
        configure: ({ port }) => {
          serving = { ...serving, port, address: `http://127.0.0.1:${port}` };
        },
      },
    };
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) server.close();
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  const stateOf = async (name: string, doctor = createDoctor(parts)) =>
    (await doctor.run()).find((each) => each.name === name);

  it('finds nothing where all is well, and says so in sentences', async () => {
    const checks = (await createDoctor(parts).run()).map((each) => check.parse(each));
    expect(checks.map(({ name, state }) => [name, state])).toEqual(
      ['node', 'data-folder', 'disk-space', 'database', 'starter-model', 'backbone', 'predictor', 'api-port'].map(
        (name) => [name, 'ok'],
      ),
    );
    for (const { finding } of checks) expect(finding).toMatch(/^[A-Z0-9].*\.$/);
  });

  it('goes on where something throws, and says what it said', async () => {
    parts.readStarter = () =>
      Promise.reject(
        new Fault('model-refused', 'It was changed.', 'Install Meadow again.', { details: { case: 'damaged' } }),
      );
    parts.readBackbone = () => Promise.reject(new Error('EIO'));
    expect(await stateOf('starter-model')).toMatchObject({
      state: 'failed',
      finding: 'It was changed.',
      hint: 'Install Meadow again.',
      fixable: false,
    });
    expect(await stateOf('backbone')).toMatchObject({ state: 'failed', finding: expect.stringContaining('EIO') });
    expect(await stateOf('database')).toMatchObject({ state: 'ok' });
  });

  it('looks at a predictor that does not come', async () => {
    const error = { code: 'predictor-failed', message: 'It died.', hint: 'Wait.', retry: true, details: {} } as const;
    const { pid: _, address: __, ...down } = serving;
    serving = { ...down, state: 'failed', error };
    parts.serving.ready = () => Promise.reject(Fault.fromShape(error));
    const doctor = createDoctor(parts);
    expect(await stateOf('predictor', doctor)).toMatchObject({ state: 'failed', finding: 'It died.', fixable: true });
    await doctor.fix({ name: 'predictor' });
    expect(calls).toEqual(['restart']);
  });

  it('moves the local API where its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { address: _, ...hidden } = serving;
    serving = { ...hidden, port, state: 'failed' };
    const doctor = createDoctor(parts);
    expect(await stateOf('api-port', doctor)).toMatchObject({ state: 'failed', fixable: true });
    const after = await doctor.fix({ name: 'api-port' });
    expect(after.find(({ name }) => name === 'api-port')?.state).toBe('ok');
    expect(serving.port).toBeGreaterThan(port);
  });

  it('gives the local API its port back where that is free again', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    serving = { ...serving, portTaken: port };
    servers.push(server);
    const doctor = createDoctor(parts);
    expect(await stateOf('api-port', doctor)).toMatchObject({ details: { how: 'own' }, fixable: false });
    server.close();
    await once(server, 'close');
    expect(await stateOf('api-port', doctor)).toMatchObject({ details: { how: 'free-again' }, fixable: true });
    await doctor.fix({ name: 'api-port' });
    expect(calls).toEqual(['restart']);
  });

  it('writes the records anew, and mends nothing it does not know', async () => {
    const doctor = createDoctor(parts);
    expect((await doctor.fix({ name: 'database' })).find(({ name }) => name === 'database')?.state).toBe('ok');
    for (const name of ['node', 'toString', '']) {
      await expect(async () => doctor.fix({ name })).rejects.toMatchObject({ code: 'bad-request' });
    }
  });
});
