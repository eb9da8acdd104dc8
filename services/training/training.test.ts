import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileTracker } from '../adapters/local/file-tracker.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { Fault } from '../domain/fault.ts';
import { runKey } from '../domain/object-keys.ts';
import { outOfSight } from '../domain/out-of-sight.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Orchestrator } from '../ports/orchestrator.ts';
import { finishRun } from '../steps/finish-run.ts';
import { writeRecord } from '../steps/run-records.ts';
import { runSteps } from '../steps/run-steps.ts';
import type { StepContext } from '../steps/step.ts';
import { newRun } from './new-run.ts';
import { createOrchestrators } from './orchestrators.ts';
import { createTrainLeases, type TrainLeases } from './train-leases.ts';
import { createTraining, type Training } from './training.ts';

// Runs of the stack, where Airflow does what a real one does seldom: all else is in training.airflow.test.ts.

const there = { id: 'meadow__r__1', page: 'http://127.0.0.1:8080/runs/1' };
const down = new Fault('remote-down', 'Airflow does not answer.', 'Start it.', { details: { service: 'Airflow' } });

let folder: string;
let catalog: Awaited<ReturnType<typeof createSqliteCatalog>>;
let objects: ObjectStore;
let jobs: Jobs;
let leases: TrainLeases;
let training: Training;
/** What Airflow does. */
let airflow: { run: Orchestrator['run']; end: ReturnType<typeof vi.fn<NonNullable<Orchestrator['end']>>>; on: boolean };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-training-'));
  catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  objects = createFileObjectStore(join(folder, 'objects'));
  const project = { id: 'lawn', name: 'The Lawn', classes: ['a', 'b'], created: new Date() };
  await catalog.projects.create({ ...project, policy: 'ask' });
  jobs = createJobs({ clock: systemClock, events: { publish: () => undefined } });
  leases = createTrainLeases(catalog.leases, 'a core', systemClock);
  airflow = { run: async () => undefined, end: vi.fn(async () => undefined), on: true };
  const here = { run: () => Promise.reject(new Error('Not here.')) };
  training = createTraining({
    pageOf: async () => undefined,
    leases,
    catalog,
    objects,
    tracker: createFileTracker(join(folder, 'measurements')),
    emit: () => undefined,
    jobs,
    clock: systemClock,
    orchestrators: createOrchestrators({
      here,
      stack: {
        run: (order, watch) => airflow.run(order, watch),
        end: (it) => airflow.end(it),
        isThere: async () => airflow.on,
      },
      settings: catalog.settings,
    }),
    person: 'somebody',
    currentProject: async () => ({ id: 'lawn', name: 'The Lawn' }),
    onRegistered: async () => undefined,
  });
  const begun = newRun({ project: 'lawn', mode: 'quick', started: new Date(), by: 'x', cause: undefined });
  await catalog.runs.add({ ...begun, run: 'r' });
  await writeRecord(objects, 'r', 'request', { project: { id: 'lawn', name: 'The Lawn' } });
  await writeRecord(objects, 'r', 'elsewhere', { at: 'stack', ...there });
});
afterEach(async () => {
  await jobs.close();
  await catalog.close();
  await rm(folder, { recursive: true });
});

const stateOf = async () => (await catalog.runs.find('r'))?.state;
/** Until the core works on nothing any more. */
const ended = () => vi.waitFor(() => expect(jobs.list().every(({ state }) => state !== 'running')).toBe(true));

it('leaves a run that it cannot see as it is, and follows it again when it can', async () => {
  airflow.run = () => Promise.reject(outOfSight(down));
  await training.begin({ follow: true });
  await ended();
  expect([await stateOf(), await leases.isHeld('lawn')]).toEqual(['running', false]);
  airflow.run = () => Promise.reject(down);
  await training.begin({ follow: true });
  await ended();
  // A step said so: the run is over.
  expect(await catalog.runs.find('r')).toMatchObject({ state: 'failed', error: { code: 'remote-down' } });
});

it('leaves a run under way that began where it runs, but whose place could not be written down', async () => {
  airflow.run = async (_, { placed }) => {
    // Not to be read, nor written over.
    await rm(join(folder, 'objects'), { recursive: true });
    await writeFile(join(folder, 'objects'), '');
    await placed?.({ ...there, id: 'meadow__r__2' });
  };
  await training.begin({ follow: true });
  await ended();
  expect(await stateOf()).toBe('running');
});

it('looks for no run where the stack has no Airflow', async () => {
  airflow.on = false;
  await training.begin({ follow: true });
  expect([await stateOf(), jobs.list()]).toEqual(['running', []]);
});

it('keeps what the last step wrote down, where the core that followed it fails after', async () => {
  airflow.run = async () => {
    await catalog.runs.change('r', { state: 'done', ended: new Date() });
    throw down;
  };
  await training.begin({ follow: true });
  await ended();
  expect(await catalog.runs.find('r')).toMatchObject({ state: 'done', error: undefined });
});

it('writes down how a run ended also where the store is away', async () => {
  airflow.run = async (_, { signal }) => {
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    // Not to be read any more.
    await objects.put(runKey('r', 'register'), new TextEncoder().encode('{'));
    throw signal.reason;
  };
  await training.begin({ follow: true });
  await training.cancel({ run: 'r' });
  await ended();
  expect(await stateOf()).toBe('cancelled');
});

it('tells who cancelled it and when, at the stage where it stopped, until it goes on', async () => {
  const asItIs = async () => {
    for await (const update of await training.watch({ run: 'r' }, AbortSignal.timeout(5000))) return update;
    throw new Error('Nothing was told.');
  };
  await training.cancel({ run: 'r' });
  const cancelled = await asItIs();
  expect(cancelled.cancelled).toMatchObject({ by: 'somebody' });
  expect(cancelled.stages.find(({ state }) => state !== 'done')).toMatchObject({ name: 'ingest', state: 'cancelled' });
  airflow.run = async (_, { signal }) => {
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    throw signal.reason;
  };
  await training.resume({ run: 'r' });
  expect((await asItIs()).cancelled).toBeUndefined();
  expect(await objects.has(runKey('r', 'cancelled'))).toBe(false);
});

it('is cancelled also where the store does not answer', async () => {
  const begun = Promise.withResolvers<void>();
  airflow.run = async (_, { signal }) => {
    begun.resolve();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    throw signal.reason;
  };
  await training.begin({ follow: true });
  await begun.promise;
  objects.put = () => new Promise(() => undefined);
  await training.cancel({ run: 'r' });
  await ended();
  expect(await stateOf()).toBe('cancelled');
});

it('stays cancelled: no step begins any more, none finishes it, and Airflow is told again', async () => {
  airflow.end.mockRejectedValueOnce(down);
  await expect(async () => training.cancel({ run: 'r' })).rejects.toMatchObject({ code: 'remote-down' });
  expect(await stateOf()).toBe('cancelled');
  const parts = { catalog, objects, clock: systemClock, tracker: createFileTracker(join(folder, 'measurements')) };
  // No step comes so far that it needs more than this.
  const context = { ...parts, run: 'r', signal: AbortSignal.any([]) } as unknown as StepContext;
  await expect(runSteps(['promote'], context)).rejects.toMatchObject({
    code: 'bad-request',
    message: 'This training was cancelled.',
  });
  await writeRecord(objects, 'r', 'ingest', {
    snapshot: 'a'.repeat(64),
    photos: 2,
    added: 2,
    skipped: [],
    project: 'lawn',
  });
  await writeRecord(objects, 'r', 'register', {
    version: 'lawn-1',
    object: 'x',
    sha256: 'a'.repeat(64),
    seconds: 1,
  });
  await finishRun(parts, 'r');
  expect(await stateOf()).toBe('cancelled');
  await training.cancel({ run: 'r' });
  expect(airflow.end).toHaveBeenCalledTimes(2);
});
