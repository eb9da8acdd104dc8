import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../../host/core-client.ts';
import { type Core, createCore } from '../../../services/assembly/core.ts';
import { MLFLOW, trackerOf } from '../../ports/shared-mlflow.ts';
import { endOfJob, endOfRun } from '../faults/ask.ts';
import { createFaultProxy, type FaultProxy, type NetworkFault } from '../faults/fault-proxy.ts';
import { PHOTOS, smallMeadow } from '../training/photo-folders.ts';
import { createTestStack, HAS_SERVICES, scratchFolder, type TestStack } from './stack-services.ts';

describe.skipIf(!HAS_SERVICES || !PHOTOS)(
  'a training while MLflow is away (MEADOW_TEST_POSTGRES, _S3, _MLFLOW, _PHOTOS)',
  { timeout: 240_000 },
  () => {
    let stack: TestStack;
    let way: FaultProxy;
    let scratch: Awaited<ReturnType<typeof scratchFolder>>;
    let core: Core;
    let client: Client;

    beforeEach(async () => {
      stack = await createTestStack();
      scratch = await scratchFolder();
      const { hostname: host, port } = new URL(MLFLOW!);
      way = await createFaultProxy({ host, port: Number(port) });
      const recordsAt = join(scratch.path, 'at');
      await stack.layAddresses(recordsAt, undefined, `http://127.0.0.1:${way.port}`);
      const link = () => Promise.reject(new Error('none'));
      const home = join(scratch.path, 'home');
      core = await createCore({ home, host: 'web', open: true, apiPort: 0, inStack: true, recordsAt, link });
      client = createRouterClient(core.router);
    });
    afterEach(async () => {
      await core.close();
      await way.close();
      await stack.end();
      await scratch.remove();
    });

    it.each<[string, NetworkFault]>([
      ['gone', { kind: 'off' }],
      ['silent', { kind: 'half-open' }],
    ])('makes its version; MLflow has all it measured, once, when it is no longer %s', async (_how, fault) => {
      const { id } = await client.projects.create({
        name: `Away ${crypto.randomUUID()}`,
        classes: ['dandelion', 'grass'],
      });
      const paths = [await smallMeadow(join(scratch.path, 'photos'), 0, 6)];
      const { job } = await client.photos.add({ project: id, paths });
      await endOfJob(client, job);
      await way.set(fault);
      const { run } = await client.training.start({ project: id });
      expect(await endOfRun(client, run)).toMatchObject({ state: 'done', version: expect.any(String) });

      await way.set({ kind: 'none' });
      const shown = trackerOf(id);
      try {
        const state = async () => (await shown.described(run))?.tags['meadow.state'] ?? (await shown.described(run));
        await expect.poll(state, { timeout: 60_000, interval: 500 }).toBeTruthy();
        const measured = async () => (await shown.read(run)).length;
        await expect.poll(measured, { timeout: 60_000, interval: 500 }).toBeGreaterThan(5);
        const all = await shown.read(run);
        expect(new Set(all.map(({ name, step }) => `${name} ${step}`)).size).toBe(all.length);
        expect((await shown.described(run))?.attached).toContain('card.json');
      } finally {
        await shown.close();
      }
    });
  },
);
