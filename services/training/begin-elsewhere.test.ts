import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileTracker } from '../adapters/local/file-tracker.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { readRecord, writeRecord } from '../steps/run-records.ts';
import { elsewhereShape, requestShape } from '../steps/run-shapes.ts';
import { type BeginParts, beginElsewhere, isElsewhere } from './begin-elsewhere.ts';
import { newRun } from './new-run.ts';
import { createTrainLeases } from './train-leases.ts';

let folder: string;
/** Under way in Airflow. */
let active: Map<string, 'queued' | 'running'>;
let parts: BeginParts & { catalog: Awaited<ReturnType<typeof createSqliteCatalog>> };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-begin-'));
  const catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  await catalog.projects.create({
    id: 'lawn',
    name: 'The Lawn',
    classes: ['a', 'b'],
    created: new Date(),
    policy: 'by-itself',
  });
  active = new Map([[there.id, 'running']]);
  parts = {
    catalog,
    objects: createFileObjectStore(join(folder, 'objects')),
    tracker: createFileTracker(join(folder, 'measurements')),
    clock: systemClock,
    leases: createTrainLeases(catalog.leases, 'begin', systemClock),
    goesOn: async (id) => active.get(id),
  };
});
afterEach(async () => {
  await parts.catalog.close();
  await rm(folder, { recursive: true });
});

const there = { id: 'manual__2026-11-26T21:00:00+00:00', page: 'http://127.0.0.1:8080/dags/retrain/runs/1' };
/** The run that was begun. */
const begin = async (...[what, begun]: Parameters<typeof beginElsewhere>): Promise<{ run: string }> => {
  const said = await beginElsewhere(what, begun);
  if ('skip' in said) throw new Error(said.skip);
  return said;
};
const lawn = { project: 'lawn', mode: 'quick', there } as const;

it('makes the record of a run as a core does, once, and gives the project free', async () => {
  const cause = { trigger: 'weekly', reason: { code: 'due', values: {} } } as const;
  const { run } = await begin(parts, { ...lawn, cause });
  expect(await beginElsewhere(parts, { ...lawn, cause })).toEqual({ run });
  const record = { run, project: 'lawn', mode: 'quick', state: 'running', by: 'Airflow', cause };
  expect(await parts.catalog.runs.list('lawn')).toMatchObject([record]);
  const request = { project: { id: 'lawn', name: 'The Lawn' }, policy: 'by-itself', by: 'Airflow' };
  expect(await readRecord(parts.objects, run, 'request', requestShape)).toMatchObject(request);
  expect(await readRecord(parts.objects, run, 'elsewhere', elsewhereShape)).toEqual({ at: 'stack', ...there });
  const { tags } = (await parts.tracker.described(run))!;
  expect(tags).toMatchObject({ airflow_dag_run: there.id, airflow_page: there.page, trigger: 'weekly' });
  expect(await parts.leases.isHeld('lawn')).toBe(false);
});

it('finds a project by its name, and says which there are where it is none', async () => {
  await expect(beginElsewhere(parts, { ...lawn, project: 'The Lawn' })).resolves.toBeDefined();
  const other = beginElsewhere(parts, { ...lawn, project: 'wood', there: { ...there, id: 'other' } });
  await expect(other).rejects.toMatchObject({ code: 'not-found', hint: 'Name one of "lawn".' });
  const none = beginElsewhere(parts, { ...lawn, project: '', there: { ...there, id: 'other' } });
  await expect(none).rejects.toMatchObject({ code: 'not-found', message: 'No project was named.' });
});

it('queues behind a training of a core, and behind one that goes on without any', async () => {
  const queued = { code: 'already-running', message: expect.stringContaining('queued behind another run') };
  await parts.catalog.leases.take('train/lawn', 'a core', 60_000);
  await expect(beginElsewhere(parts, lawn)).rejects.toMatchObject(queued);
  expect(await parts.catalog.runs.list()).toEqual([]);
  await parts.catalog.leases.release('train/lawn', 'a core');
  await beginElsewhere(parts, lawn);
  const second = { ...lawn, there: { ...there, id: 'second' } };
  await expect(beginElsewhere(parts, second)).rejects.toMatchObject(queued);
  expect(await parts.leases.isHeld('lawn')).toBe(false);
  // It ended there, and no core was there to write that down.
  active.clear();
  const { run } = await begin(parts, second);
  expect((await parts.catalog.runs.list('lawn')).map((each) => [each.run === run, each.state])).toEqual([
    [true, 'running'],
    [false, 'failed'],
  ]);
});

describe('where a core begins another meanwhile, which Airflow queues behind this one', () => {
  /** The core follows it, so it holds the project. */
  const waits = async (started = new Date()) => {
    const waiting = { ...newRun({ project: 'lawn', mode: 'quick', started, by: 'x', cause: undefined }), run: 'r' };
    await parts.catalog.runs.add(waiting);
    await writeRecord(parts.objects, 'r', 'elsewhere', { at: 'stack', ...there, id: 'meadow__r__1' });
    active.set('meadow__r__1', 'queued');
    await parts.catalog.leases.take('train/lawn', 'a core', 60_000);
  };

  it('makes way, since neither could begin', async () => {
    await waits();
    expect(await beginElsewhere(parts, lawn)).toEqual({ skip: 'Another training waits behind this one.' });
    expect(await parts.catalog.runs.list()).toMatchObject([{ run: 'r', state: 'running' }]);
  });

  it('has nothing to do any more where a trigger ordered it', async () => {
    const ordered = { id: 'because__lawn__1', trigger: 'weekly', cause: { code: 'due', values: {} } } as const;
    const at = new Date(Date.now() - 60_000);
    await parts.catalog.triggers.keep('lawn', {
      memory: { since: {}, queued: undefined, ordered: { ...ordered, at } },
    });
    await waits();
    const said = await beginElsewhere(parts, { ...lawn, order: ordered.id });
    expect(said).toEqual({ skip: expect.stringContaining('began since') });
  });
});

it('marks what a core left that has died, and begins', async () => {
  const left = {
    ...newRun({ project: 'lawn', mode: 'quick', started: new Date(), by: 'x', cause: undefined }),
    run: 'left',
  };
  await parts.catalog.runs.add(left);
  const { run } = await begin(parts, lawn);
  expect(await parts.catalog.runs.find('left')).toMatchObject({ state: 'failed', error: { code: 'internal' } });
  expect(await isElsewhere(parts.objects, { run })).toBe(true);
});

it('begins what a trigger ordered, but not where another training began since, or it is ordered no more', async () => {
  const cause = { code: 'due', values: {} } as const;
  const at = new Date(Date.now() - 60_000);
  const ordered = { id: 'because__lawn__1', trigger: 'weekly', cause, at } as const;
  const order = (id: string) => beginElsewhere(parts, { ...lawn, there: { ...there, id }, order: id });
  await parts.catalog.triggers.keep('lawn', { memory: { since: {}, queued: undefined, ordered } });
  expect(await order('because__lawn__0')).toEqual({ skip: expect.stringContaining('The Lawn') });
  const begun = await order(ordered.id);
  expect(begun).toEqual({ run: expect.any(String) });
  expect(await order(ordered.id)).toEqual(begun);
  await parts.catalog.runs.change((await parts.catalog.runs.list('lawn'))[0]!.run, {
    state: 'done',
    ended: new Date(),
  });
  const next = { ...ordered, id: 'because__lawn__2' };
  await parts.catalog.triggers.keep('lawn', { memory: { since: {}, queued: undefined, ordered: next } });
  expect(await order(next.id)).toMatchObject({ skip: expect.any(String) });
});

describe('a training that has its record', () => {
  const begun = { ...lawn, project: '', run: 'r' };
  const known = async (state: 'running' | 'failed' | 'cancelled' | 'done') => {
    const record = newRun({ project: 'lawn', mode: 'quick', started: new Date(), by: 'x', cause: undefined });
    await parts.catalog.runs.add({ ...record, run: 'r', state });
  };

  it('is said to run where it does, where its core died before it could', async () => {
    await known('running');
    await parts.catalog.leases.take('train/lawn', 'a core', 60_000);
    expect(await beginElsewhere(parts, begun)).toEqual({ run: 'r' });
    expect(await readRecord(parts.objects, 'r', 'elsewhere', elsewhereShape)).toEqual({ at: 'stack', ...there });
  });

  it('runs again where it had failed, but waits for another of its project', async () => {
    await known('failed');
    await parts.catalog.leases.take('train/lawn', 'a core', 60_000);
    await expect(beginElsewhere(parts, begun)).rejects.toMatchObject({ code: 'already-running' });
    await parts.catalog.leases.release('train/lawn', 'a core');
    expect(await beginElsewhere(parts, begun)).toEqual({ run: 'r' });
    expect(await parts.catalog.runs.find('r')).toMatchObject({ state: 'running', error: undefined, ended: undefined });
    expect(await parts.leases.isHeld('lawn')).toBe(false);
  });

  it('stays cancelled, or done', async () => {
    await known('cancelled');
    await expect(beginElsewhere(parts, begun)).rejects.toMatchObject({ code: 'bad-request' });
    await parts.catalog.runs.change('r', { state: 'done' });
    expect(await beginElsewhere(parts, begun)).toEqual({ run: 'r' });
    expect(await parts.catalog.runs.find('r')).toMatchObject({ state: 'done' });
  });

  it('is left alone where it is none of a project', async () => {
    expect(await beginElsewhere(parts, { ...begun, run: 'other' })).toEqual({ run: 'other' });
    expect(await parts.catalog.runs.list()).toEqual([]);
  });
});
