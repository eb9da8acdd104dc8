import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { createFileTracker } from '../../services/adapters/local/file-tracker.ts';
import { createSqliteWriteQueue } from '../../services/adapters/sql/sqlite/write-queue.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Tracker } from '../../services/ports/tracker.ts';
import { createQueuedTracker, type QueuedTracker } from '../../services/steps/queued-tracker.ts';
import { MLFLOW, ownProject, trackerOf } from '../ports/shared-mlflow.ts';
import { trackerSuite } from '../ports/tracker-suite.ts';
import { createFaultProxy, type FaultProxy } from './faults/fault-proxy.ts';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const PATIENCE = 1000;
const SETTLE = 30_000;

const queued = (tracker: Tracker & { close?(): Promise<void> }, file: string, most?: number): QueuedTracker =>
  createQueuedTracker(
    { ...tracker, close: async () => tracker.close?.() },
    createSqliteWriteQueue(file, most === undefined ? {} : { most }),
    { clock: systemClock, log, holdMs: 1500 },
  );

trackerSuite('files behind a queue', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-queued-'));
  const file = join(folder, 'waiting.db');
  const open = () => queued(createFileTracker(join(folder, 'measurements')), file);
  const all = [open()];
  return {
    tracker: all[0]!,
    again() {
      const another = open();
      all.push(another);
      return another;
    },
    async end() {
      for (const one of all) await one.close();
      await rm(folder, { recursive: true });
    },
  };
});

describe('a tracker behind a queue', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-queued-'));
    file = join(folder, 'waiting.db');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const isAway = async () => {
    throw new Fault('remote-down', 'MLflow does not answer.', 'Start it.', { details: { service: 'MLflow' } });
  };
  const writes = { log: isAway, describe: isAway, attach: isAway, remove: isAway };
  const away: Tracker = { ...writes, pageOf: isAway, read: isAway, described: isAway, attached: isAway };

  it('says what waits, since when and why, and takes no more than there is room for', async () => {
    const tracker = queued(away, file, 500);
    await tracker.log('one', [{ name: 'loss', step: 0, value: 1 }]);
    await tracker.settle(SETTLE);
    expect(await tracker.state()).toMatchObject({ count: 1, since: expect.any(Date), fault: { code: 'remote-down' } });
    await expect(tracker.attach('one', 'plot.png', new Uint8Array(500))).rejects.toMatchObject({ code: 'disk-full' });
    expect((await tracker.state()).count).toBe(1);
    await tracker.close();
  });

  it('is not held up by what the tracker will never take', async () => {
    const files = createFileTracker(join(folder, 'measurements'));
    const refuse = async () => {
      throw new Fault('bad-request', 'No.', 'Never.', { details: { case: 'character' } });
    };
    const tracker = queued({ ...files, describe: refuse }, file);
    await tracker.describe('one', { tags: { a: 'b' } });
    await tracker.log('one', [{ name: 'loss', step: 0, value: 1 }]);
    await tracker.settle(SETTLE);
    expect(await tracker.state()).toEqual({ count: 0 });
    expect(await files.read('one')).toHaveLength(1);
    await tracker.close();
  });

  it('leaves out only what is refused of what is written together', async () => {
    const before = queued(away, file);
    for (const value of [1, -1, 2]) await before.log('one', [{ name: 'loss', step: 0, value }]);
    await before.close();
    const files = createFileTracker(join(folder, 'measurements'));
    const after = queued(
      {
        ...files,
        async log(run, measured) {
          if (measured.some(({ value }) => value < 0))
            throw new Fault('bad-request', 'No.', 'Never.', { details: { case: 'character' } });
          await files.log(run, measured);
        },
      },
      file,
    );
    await after.settle(SETTLE);
    expect((await files.read('one')).map(({ value }) => value)).toEqual([1, 2]);
    await after.close();
  });

  it('forgets a run in its turn, and not what is logged after that', async () => {
    const before = queued(away, file);
    await before.log('one', [{ name: 'loss', step: 0, value: 1 }]);
    await before.remove('one');
    expect(await before.read('one')).toEqual([]);
    await before.log('one', [{ name: 'loss', step: 1, value: 1 }]);
    expect(await before.read('one')).toMatchObject([{ step: 1 }]);
    await before.close();
    const files = createFileTracker(join(folder, 'measurements'));
    const after = queued(files, file);
    await after.settle(SETTLE);
    expect(await files.read('one')).toMatchObject([{ step: 1 }]);
    expect(await after.read('one')).toHaveLength(1);
    await after.close();
  });
});

describe.skipIf(!MLFLOW)('MLflow behind a queue (MEADOW_TEST_MLFLOW)', { timeout: 60_000 }, () => {
  let folder: string;
  let proxy: FaultProxy;
  let project: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-queued-'));
    const { hostname, port } = new URL(MLFLOW!);
    proxy = await createFaultProxy({ host: hostname, port: Number(port) });
    project = ownProject();
  });
  afterEach(async () => {
    await proxy.close();
    await rm(folder, { recursive: true });
  });

  const address = () => `http://127.0.0.1:${proxy.port}`;
  const waitingFile = () => join(folder, 'waiting.db');
  const open = () => queued(trackerOf(project, { address: address(), patience: PATIENCE }), waitingFile());
  const inMlflow = async () => {
    const direct = trackerOf(project);
    const [measured, described] = [await direct.read('one'), await direct.described('one')];
    await direct.close();
    return { steps: measured.filter(({ name }) => name === 'loss').map(({ step }) => step), measured, described };
  };

  it('lets a training go on while MLflow is away, and writes all once and in order when it is back', async () => {
    await proxy.set({ kind: 'half-open' });
    const tracker = open();
    const begun = performance.now();
    await tracker.describe('one', { params: { seed: '7' }, state: 'running' });
    for (let step = 0; step < 50; step += 1) await tracker.log('one', [{ name: 'loss', step, value: 1 / (step + 1) }]);
    await tracker.attach('one', 'card.json', Buffer.from('{}'));
    await tracker.describe('one', { state: 'done' });
    expect(performance.now() - begun).toBeLessThan(5000);
    expect((await tracker.read('one')).map(({ step }) => step)).toEqual(Array.from({ length: 50 }, (_, step) => step));
    expect(await tracker.described('one')).toMatchObject({ state: 'done', attached: ['card.json'] });
    await proxy.set({ kind: 'none' });
    await expect.poll(async () => (await tracker.state()).count, { timeout: SETTLE }).toBe(0);
    const { steps, described } = await inMlflow();
    expect(steps).toEqual(Array.from({ length: 50 }, (_, step) => step));
    expect(described).toMatchObject({ params: { seed: '7' }, state: 'done', attached: ['card.json'] });
    expect((await tracker.read('one')).length).toBe(50);
    await tracker.close();
  });

  it('writes once what MLflow took without being able to say so', async () => {
    const tracker = open();
    await tracker.log('one', [{ name: 'loss', step: 0, value: 1 }]);
    await tracker.settle(SETTLE);
    await proxy.set({ kind: 'cut', afterBytes: 20 });
    for (let step = 1; step < 10; step += 1) await tracker.log('one', [{ name: 'loss', step, value: 1 }]);
    await tracker.settle(SETTLE);
    expect((await tracker.state()).fault?.code).toBe('remote-down');
    await proxy.set({ kind: 'none' });
    await expect.poll(async () => (await tracker.state()).count, { timeout: SETTLE }).toBe(0);
    expect((await inMlflow()).measured).toHaveLength(10);
    await tracker.close();
  });

  it('loses nothing that was acknowledged, and writes nothing twice, when processes are killed', async () => {
    const program = fileURLToPath(new URL('./queued-tracker/log-until-killed.ts', import.meta.url));
    let next = 0;
    const acknowledged: number[] = [];
    for (const fault of ['none', 'off', 'none'] as const) {
      await proxy.set({ kind: fault });
      const child = spawn(process.execPath, [program, waitingFile(), address(), project, String(next)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'close');
      const least = next + 40;
      for await (const line of createInterface(child.stdout)) {
        acknowledged.push(Number(line));
        next = Number(line) + 1;
        if (next >= least) child.kill('SIGKILL');
      }
      await ended;
      // One more may have been kept without being said.
      next += 1;
    }
    const tracker = open();
    await expect.poll(async () => (await tracker.state()).count, { timeout: SETTLE }).toBe(0);
    const { steps, measured } = await inMlflow();
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    const kept = measured.filter(({ name }) => name === 'seconds/train');
    expect(kept).toHaveLength(steps.length);
    expect(acknowledged.filter((step) => !steps.includes(step))).toEqual([]);
    expect(steps.length - acknowledged.length).toBeLessThanOrEqual(3);
    await tracker.close();
  });
});
