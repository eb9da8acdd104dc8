import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMlflowRegistry } from '../../services/adapters/mlflow/registry.ts';
import type { ModelRegistry } from '../../services/ports/model-registry.ts';
import type { Tracker } from '../../services/ports/tracker.ts';
import { MLFLOW, ownProject, trackerOf } from '../ports/shared-mlflow.ts';
import { createFaultProxy, type FaultProxy, type NetworkFault } from './faults/fault-proxy.ts';

/** Milliseconds MLflow may be silent here, and those within which every call must have ended. */
const PATIENCE = 1500;
const WITHIN = 6 * PATIENCE;

describe.skipIf(!MLFLOW)('MLflow behind a bad network (MEADOW_TEST_MLFLOW)', () => {
  let proxy: FaultProxy;
  let tracker: Tracker & { close(): Promise<void> };
  let registry: ModelRegistry & { close(): Promise<void> };
  const project = ownProject();
  beforeEach(async () => {
    const { hostname, port } = new URL(MLFLOW!);
    proxy = await createFaultProxy({ host: hostname, port: Number(port) });
    const at = { address: `http://127.0.0.1:${proxy.port}` };
    tracker = trackerOf(project, { ...at, patience: PATIENCE });
    registry = createMlflowRegistry(at, { patience: PATIENCE });
    await tracker.log('one', [{ name: 'loss', step: 0, value: 1 }]);
    await tracker.attach('one', 'card.json', Buffer.from('{}'));
  });
  afterEach(async () => {
    await Promise.all([tracker.close(), registry.close()]);
    await proxy.close();
  });

  const calls = (): [string, () => Promise<unknown>][] => [
    ['log', () => tracker.log('one', [{ name: 'loss', step: 1, value: 1, at: Date.now() }])],
    ['read', () => tracker.read('one')],
    ['describe', () => tracker.describe('one', { tags: { mode: 'fast' } })],
    ['attach', () => tracker.attach('one', 'plot.png', new Uint8Array(20_000))],
    ['attached', () => tracker.attached('one', 'card.json')],
    ['registry', () => registry.read(project)],
  ];

  const spoilt: [string, NetworkFault, RegExp][] = [
    ['answers 5 s late', { kind: 'latency', ms: 5000 }, /^remote-slow$/],
    ['is half open', { kind: 'half-open' }, /^remote-slow$/],
    ['is reset', { kind: 'reset' }, /^remote-down$/],
    ['is not there', { kind: 'off' }, /^remote-down$/],
    ['drips 100 bytes a second', { kind: 'slow', bytesPerSecond: 100 }, /^remote-(slow|down)$/],
    ['breaks off in the answer', { kind: 'cut', afterBytes: 40 }, /^remote-down$/],
  ];
  it.each(spoilt)(
    'says what is wrong while it %s, and works afterwards',
    async (_name, fault, code) => {
      await proxy.set(fault);
      await Promise.all(
        calls().map(async ([name, call]) => {
          const begun = performance.now();
          await expect(call(), name).rejects.toMatchObject({ code: expect.stringMatching(code) });
          expect(performance.now() - begun, name).toBeLessThan(WITHIN);
        }),
      );
      await proxy.set({ kind: 'none' });
      for (const [name, call] of calls()) await expect(call(), name).resolves.not.toThrow();
    },
    60_000,
  );

  it('logs a measurement once, also where the answer to it got lost', async () => {
    const measured = { name: 'lost', step: 0, value: 1, at: Date.now() };
    await proxy.set({ kind: 'cut', afterBytes: 10 });
    await expect(tracker.log('one', [measured])).rejects.toMatchObject({ code: 'remote-down' });
    expect(proxy.taken).toBeGreaterThan(1);
    await proxy.set({ kind: 'none' });
    await tracker.log('one', [measured]);
    expect((await tracker.read('one')).filter(({ name }) => name === 'lost')).toHaveLength(1);
  });
});
