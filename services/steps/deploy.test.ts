import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ModelCard } from '../../contract/shapes/model.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { deploy } from './deploy.ts';
import { createDesiredStates, type DesiredStates } from './desired-state.ts';
import { writeRecord } from './run-records.ts';
import type { StackAround, StepContext } from './step.ts';

const project = { id: 'meadow', name: 'Meadow' };
const SECOND = 1000;

let folder: string;
let catalog: Catalog;
let objects: ObjectStore;
let desired: DesiredStates;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-deploy-'));
  catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  objects = createFileObjectStore(join(folder, 'objects'));
  await catalog.projects.create({ ...project, classes: ['a', 'b'], created: new Date(), policy: 'ask' });
  const made = { project: project.id, created: new Date(), object: 'x', sha256: 'a'.repeat(64), card: {} as ModelCard };
  for (const version of ['meadow-1', 'meadow-2'])
    await catalog.versions.add({ ...made, version, run: undefined, snapshot: undefined });
  desired = createDesiredStates(catalog, { ...systemClock, now: () => new Date(0) });
  await catalog.leases.take('by-itself', 'web', 60 * SECOND);
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

const goLive = (version: string, before?: string) =>
  catalog.live.switch({ project: project.id, version, how: 'gate', by: 'Meadow', reason: '', at: new Date() }, before);

/** Deploys what went live; `answers`: what the replicas say at each look, the last for good. */
async function deployed(
  live: boolean,
  answers: (string | undefined)[][],
  { answersFor = project.id, meanwhile = async (_seconds: number) => {} } = {},
) {
  await writeRecord(objects, 'run', 'request', { project });
  await writeRecord(objects, 'run', 'promote', { version: 'meadow-1', live });
  let time = 0;
  const looks = [...answers];
  const stack: Partial<StackAround> = {
    answersFor: async () => answersFor,
    replicas: { answering: async () => (looks.length > 1 ? looks.shift()! : looks[0]!) },
  };
  const clock = {
    now: () => new Date(time),
    sleep: async (ms: number) => {
      time += ms;
      await meanwhile(time / SECOND);
    },
  };
  const told: unknown[] = [];
  const report = (progress: unknown) => told.push(progress);
  const context = { run: 'run', catalog, objects, clock, stack, signal: AbortSignal.any([]), report };
  // The step needs no more than this.
  const done = await deploy(context as unknown as StepContext);
  return { done, seconds: time / SECOND, told };
}

it('waits until all replicas answer with the version', async () => {
  await goLive('meadow-1');
  const answers = [
    ['old', 'old'],
    ['old', undefined],
    ['meadow-1', undefined],
    ['meadow-1', 'meadow-1'],
  ];
  const { done, seconds } = await deployed(true, answers);
  expect(done).toEqual({ version: 'meadow-1', replicas: 2, clusters: [] });
  expect(seconds).toBe(3);
});

it('waits two minutes, then says how many do, and that trying again may help', async () => {
  await goLive('meadow-1');
  await expect(deployed(true, [['meadow-1', 'old']])).rejects.toMatchObject({
    code: 'replicas-down',
    message: '1 of 2 replicas of the API answer with "meadow-1" after two minutes.',
  });
});

it.each([
  ['the version waits for a word', false, ['old'], {}, 'It did not go live.'],
  ['there is no API', true, [], {}, 'No API runs.'],
  [
    'the API answers for another project',
    true,
    ['old'],
    { answersFor: 'other' },
    'The API answers for another project.',
  ],
])('is done at once where %s', async (_name, live, answering, how, why) => {
  await goLive('meadow-1');
  const { done, seconds } = await deployed(live, [answering], how);
  expect(done).toEqual({ version: 'meadow-1', replicas: 0, why, clusters: [] });
  expect(seconds).toBe(0);
});

it('waits for nobody where another version went live meanwhile, or no core is there to tell the API', async () => {
  await goLive('meadow-1');
  await catalog.leases.release('by-itself', 'web');
  expect((await deployed(true, [['old']])).done.why).toBe('No Meadow tells the API now; one that starts does.');
  await goLive('meadow-2', 'meadow-1');
  expect((await deployed(true, [['old']])).done.why).toBe('Another version went live.');
});

const anna = { meadow: 'annas', where: 'docker-desktop', by: 'Anna' };
const ben = { meadow: 'bens', where: 'kind', by: 'Ben' };
const attend = ({ meadow, ...what }: typeof anna) => desired.attend(project.id, meadow, what);

it('waits until each Meadow that deploys the project has answered, and tells what came of it', async () => {
  await goLive('meadow-1');
  await attend(anna);
  await attend(ben);
  const fault = { code: 'rollout-failed', message: 'No room.', hint: '', retry: false, details: {} } as const;
  const meanwhile = async (seconds: number) => {
    const wanted = await desired.wanted(project.id);
    expect(wanted).toMatchObject({ run: 'run', version: 'meadow-1' });
    if (seconds === 2) await desired.answer(project.id, anna.meadow, { run: 'run', state: 'under-way' });
    if (seconds === 3) await desired.answer(project.id, ben.meadow, { run: 'run', state: 'failed', fault });
    if (seconds === 5) await desired.answer(project.id, anna.meadow, { run: 'run', state: 'done' });
  };
  const { done, seconds, told } = await deployed(true, [['meadow-1']], { meanwhile });
  expect(done.clusters).toHaveLength(2);
  expect(done.clusters).toContainEqual({ ...anna, state: 'done' });
  expect(done.clusters).toContainEqual({ ...ben, state: 'failed', fault });
  expect(seconds).toBe(5);
  expect(told).toContainEqual({ stage: 'wait-access', done: 0, total: 2 });
  expect(told.at(-1)).toEqual({ stage: 'deploy', done: 2, total: 2 });
});

it('waits ten minutes for a Meadow with access, and is done then all the same', async () => {
  await goLive('meadow-1');
  await attend(anna);
  const { done, seconds, told } = await deployed(true, [['meadow-1']]);
  expect(done.clusters).toEqual([{ ...anna, state: 'waiting' }]);
  expect(seconds).toBe(600);
  expect(told.at(-1)).toEqual({ stage: 'wait-access', done: 0, total: 1 });
});

it('takes no answer to an earlier training for one to this', async () => {
  await goLive('meadow-1');
  await attend(anna);
  await desired.answer(project.id, anna.meadow, { run: 'earlier', state: 'done' });
  const meanwhile = async (seconds: number) => {
    if (seconds === 9) await desired.answer(project.id, anna.meadow, { run: 'run', state: 'done' });
  };
  expect((await deployed(true, [['meadow-1']], { meanwhile })).seconds).toBe(9);
});

it('waits no longer where another version went live, nor for who does not deploy it any more', async () => {
  await goLive('meadow-1');
  await attend(anna);
  await attend(ben);
  const leaves = async (seconds: number) => {
    if (seconds === 2) await desired.attend(project.id, ben.meadow, undefined);
    if (seconds === 4) await goLive('meadow-2', 'meadow-1');
  };
  const { done, seconds, told } = await deployed(true, [['meadow-1']], { meanwhile: leaves });
  expect(done.clusters).toEqual([{ ...anna, state: 'waiting' }]);
  expect(seconds).toBe(4);
  expect(told.at(-1)).toEqual({ stage: 'deploy', done: 0, total: 1 });
});
