import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { openSharedMemory, type SharedMemory } from '../../services/adapters/redis/shared-memory.ts';
import type { PredictorApp } from '../../services/predictor/app.ts';
import { createFaultProxy, type FaultProxy, type NetworkFault } from './faults/fault-proxy.ts';
import { PASSWORD, startRedis } from './fleet/real-redis.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, listening, openPredictor, openWorkshop, photoBody, type Workshop } from './predictor/open-predictor.ts';
import { ENGINE, NEEDS } from './stack/real-engine.ts';

/** A question that waited for a Redis that takes 5 s would take longer than this; one that does not is far below. */
const FAR_BELOW_MS = 2500;

describe.skipIf(!ENGINE)(`the memory that predictors share (${NEEDS})`, { timeout: 120_000 }, () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let proxy: FaultProxy;
  let workshop: Workshop;
  let memory: SharedMemory;
  const memories: SharedMemory[] = [];
  const apps: PredictorApp[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    proxy = await createFaultProxy({ host: '127.0.0.1', port: redis.port });
    workshop = await openWorkshop({ workers: 1 });
  });
  afterAll(async () => {
    await workshop.close();
    await proxy.close();
    await redis.close();
  });
  beforeEach(async () => {
    await proxy.set({ kind: 'none' });
    memory = share();
    await until(async () => (await memory.cache.find(key('start'))).outcome === 'miss');
  });
  afterEach(async () => {
    for (const { app } of apps.splice(0)) await app.close();
    for (const one of memories.splice(0)) one.close();
  });

  const share = (password = PASSWORD) => {
    const opened = openSharedMemory({ host: '127.0.0.1', port: proxy.port, password }, '0.0.0:onnx', workshop.log);
    memories.push(opened);
    return opened;
  };
  const key = (hash: string, heatmap = false) => ({ hash, version: 'test-1', model: 'a'.repeat(64), heatmap });
  const answer = {
    verdict: { verdict: 'grass', label: 'grass', scores: { grass: 1 }, similarity: 1, nearest: [], version: 'test-1' },
    light: 0.5,
    sharpness: 0.25,
  };
  const until = async (holds: () => boolean | Promise<boolean>) => {
    while (!(await holds())) await systemClock.sleep(20);
  };
  const predictor = async (shared: SharedMemory) => {
    const opened = await openPredictor(workshop, shared);
    apps.push(opened);
    return listening(opened.app);
  };
  const counted = async (address: string) => {
    const { text } = await ask(`${address}/metrics`);
    return Object.fromEntries(
      [...text.matchAll(/^meadow_cache_total\{outcome="(\w+)"\} (\d+)$/gm)].map(([, outcome, n]) => [
        outcome,
        Number(n),
      ]),
    );
  };

  it('gives what another predictor said of the same photo by the same version, for a day at most', async () => {
    const other = share();
    await until(async () => (await other.cache.find(key('x'))).outcome === 'miss');
    memory.cache.keep(key('x'), answer);
    await until(async () => (await other.cache.find(key('x'))).outcome === 'hit');
    expect(await other.cache.find(key('x'))).toEqual({ outcome: 'hit', answer });
    expect(await other.cache.find(key('x', true))).toEqual({ outcome: 'miss' });
    expect(await other.cache.find({ ...key('x'), version: 'test-2' })).toEqual({ outcome: 'miss' });
    for (const [, seconds] of await redis.keys()) expect(seconds).toBeGreaterThan(0);
    expect(Math.max(...(await redis.keys()).values())).toBeLessThanOrEqual(24 * 60 * 60);
  });

  it('spares a second predictor the work, and shows it in the metrics', async () => {
    const [one, two] = [await predictor(memory), await predictor(share())];
    const photo = await makePhoto(7);
    const said = (await ask(`${one}/v1/predict`, photoBody(photo))).json;
    const { ms: _, ...same } = said as { ms: number };
    await until(async () => {
      expect((await ask(`${two}/v1/predict`, photoBody(photo))).json).toMatchObject(same);
      return (await counted(two)).hit === 1;
    });
    expect(await counted(one)).toEqual({ miss: 1 });
    expect((await ask(`${two}/v1/predict?heatmap=1`, photoBody(photo))).json).toHaveProperty('heatmap');
  });

  it('has all who listen hear the word', async () => {
    const heard: string[] = [];
    const listeners = [share(), share()];
    for (const [at, { word }] of listeners.entries()) word.hear((mark) => heard.push(`${at} ${mark}`));
    await until(async () => {
      await memory.word.give('mark');
      return ['0 mark', '1 mark'].every((said) => heard.includes(said));
    });
  });

  const faults: [string, NetworkFault][] = [
    ['takes 5 s', { kind: 'latency', ms: 5000 }],
    ['cuts each answer off', { kind: 'cut', afterBytes: 3 }],
    ['breaks connections off', { kind: 'reset' }],
    ['takes connections and says nothing', { kind: 'half-open' }],
    ['drips', { kind: 'slow', bytesPerSecond: 10 }],
    ['is gone', { kind: 'off' }],
  ];
  it.each(faults)(
    'keeps no prediction waiting where Redis %s, and is asked again when it is back',
    async (_, fault) => {
      const address = await predictor(memory);
      await proxy.set(fault);
      for (let seed = 0; seed < 4; seed++) {
        const photo = await makePhoto(100 + seed);
        const began = performance.now();
        expect((await ask(`${address}/v1/predict`, photoBody(photo))).status).toBe(200);
        expect(performance.now() - began).toBeLessThan(FAR_BELOW_MS);
        const gave = performance.now();
        await memory.word.give('nobody hears it');
        expect(performance.now() - gave).toBeLessThan(FAR_BELOW_MS);
      }
      const { fault: failed = 0, away = 0, ...others } = await counted(address);
      expect([failed + away, others]).toEqual([4, {}]);
      await proxy.set({ kind: 'none' });
      const photo = await makePhoto(1);
      await until(async () => {
        await ask(`${address}/v1/predict`, photoBody(photo));
        return ((await counted(address)).hit ?? 0) > 0;
      });
    },
  );

  it('goes on without it where the password is wrong', async () => {
    const stranger = share('another password');
    const address = await predictor(stranger);
    for (let seed = 0; seed < 3; seed++)
      expect((await ask(`${address}/v1/predict`, photoBody(await makePhoto(300 + seed)))).status).toBe(200);
    expect(await counted(address)).toEqual({ away: 3 });
  });
});
