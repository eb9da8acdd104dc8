import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadLive, type LoadPlan, type LoadTarget, loadResult } from '../../contract/shapes/load.ts';
import type { Client } from '../../host/core-client.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { freePort } from './predictor/open-serving.ts';

const PROJECT = 'dandelion-or-grass';
const short: LoadPlan = { profile: 'ramp', users: 2, seconds: 12 };

let home: string;
let core: Core;
let client: Client;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-load-'));
  const folder = join(home, 'given');
  await mkdir(folder);
  for (const seed of [1, 2, 3, 4]) await writeFile(join(folder, `${seed}.jpg`), await makePhoto(seed, 512));
  const link = () => Promise.reject(new Error('none'));
  core = await createCore({ home, host: 'cli', open: true, apiPort: await freePort(), link });
  client = createRouterClient(core.router);
});
afterAll(async () => {
  await core.close();
  await rm(home, { recursive: true });
});

/** Everything that is told of the test that goes on. */
const follow = async (): Promise<LoadLive[]> => Array.fromAsync(await client.load.watch({ project: PROJECT }));

const endOf = async (job: string) => (await Array.fromAsync(await client.jobs.watch({ job }))).at(-1);

describe('a load test of the real predictor', { timeout: 120_000 }, () => {
  it('needs a photo, and says so', async () => {
    const start = client.load.start({ project: PROJECT, target: { kind: 'laptop' }, plan: short });
    await expect(start).rejects.toMatchObject({ code: 'nothing-to-send' });
  });

  it('knows what is deployed of the project, and its key', async () => {
    expect(await client.load.targets({ project: PROJECT })).toHaveLength(1);
    await client.serving.configure({ requireKey: true });
    const target = { kind: 'processes' } as const;
    const { job } = await client.deploying.deploy({ project: PROJECT, target, replicas: 1 });
    expect(await endOf(job)).toMatchObject({ state: 'done' });
    const there = (await client.load.targets({ project: PROJECT })).find(({ kind }) => kind === 'deployed');
    expect(there).toEqual({ kind: 'deployed', address: expect.stringContaining('127.0.0.1'), replicas: 1 });
    const start = (asked: LoadTarget) => client.load.start({ project: PROJECT, target: asked, plan: short });
    const byAddress = { kind: 'address', address: there!.address! } as const;
    await expect(start(byAddress)).rejects.toMatchObject({ code: 'key-wanted' });
    await expect(start({ ...byAddress, key: 'another' })).rejects.toMatchObject({ code: 'key-wanted' });
    // It let the test in; there is only nothing to send yet.
    await expect(start({ kind: 'deployed' })).rejects.toMatchObject({ code: 'nothing-to-send' });
    await expect(Array.fromAsync(await client.deploying.logs({ project: PROJECT, pod: 'nope' }))).rejects.toMatchObject(
      {
        code: 'not-found',
        message: 'There is no copy "nope".',
      },
    );
    await endOf((await client.deploying.remove({ project: PROJECT })).job);
    await client.serving.configure({ requireKey: false });
  });

  it('tells how it goes on, judges by the mark, and keeps the result with the version that answered', async () => {
    const { job: adding } = await client.photos.add({ project: PROJECT, paths: [join(home, 'given')] });
    await endOf(adding);
    const mark = { p95: 60_000, users: 2, errors: 0 };
    expect(await client.load.setMark({ project: PROJECT, mark })).toEqual({ ...mark, chosen: true, gates: false });
    const [target] = await client.load.targets({ project: PROJECT });
    expect(target).toMatchObject({ kind: 'laptop', address: expect.stringContaining('127.0.0.1'), replicas: 1 });

    const { job } = await client.load.start({ project: PROJECT, target: { kind: 'laptop' }, plan: short });
    const told = await follow();
    expect(await endOf(job)).toMatchObject({ kind: 'load', state: 'done', progress: { done: 12, total: 12 } });
    expect(told.length).toBeGreaterThan(3);
    const { result, samples } = told.at(-1)!;
    expect(samples.map(({ at }) => at)).toEqual(Array.from({ length: 12 }, (_, second) => second + 1));
    const parsed = loadResult.parse(result);
    expect(parsed).toMatchObject({
      plan: short,
      stopped: false,
      photos: { count: 4, from: 'project' },
      failures: [],
      verdict: { state: 'passed', mark, level: { users: 2 } },
    });
    expect(parsed.versions).toEqual([{ version: 'dandelion-or-grass-1', answers: parsed.total.answered }]);
    expect(parsed.samples.at(-1)?.apiCpu).toBeGreaterThan(0);
    expect(await client.load.list({ project: PROJECT })).toEqual([parsed]);
    expect(await follow()).toEqual([]);
  });

  it('leaves nothing in the history, nor in what is told of the live version', async () => {
    const { total } = await client.monitoring.traffic({ project: PROJECT, span: 'hour' });
    expect(total.predictions).toBe(0);
  });

  it('fails a mark that nothing can meet, and says why', async () => {
    await client.load.setMark({ project: PROJECT, mark: { p95: 1, users: 2, errors: 0 } });
    const plan: LoadPlan = { profile: 'steady', users: 2, seconds: 10 };
    await client.load.start({ project: PROJECT, target: { kind: 'laptop' }, plan });
    const { verdict } = (await follow()).at(-1)!.result!;
    expect(verdict).toMatchObject({ state: 'failed', reasons: ['slow'], level: { users: 2 } });
  });

  it('goes on one at a time; one that is cancelled keeps what it had measured', async () => {
    const plan: LoadPlan = { profile: 'soak', users: 1, seconds: 3600 };
    const { job } = await client.load.start({ project: PROJECT, target: { kind: 'laptop' }, plan });
    const other = client.load.start({ project: PROJECT, target: { kind: 'laptop' }, plan: short });
    await expect(other).rejects.toMatchObject({ code: 'already-running' });
    const watching = follow();
    for await (const { done } of await client.load.watch({ project: PROJECT }))
      if (done >= 3) await client.jobs.cancel({ job });
    const { result } = (await watching).at(-1)!;
    expect(result).toMatchObject({ stopped: true, plan });
    expect(result!.samples.length).toBeGreaterThan(0);
    expect(await endOf(job)).toMatchObject({ state: 'cancelled' });
    const kept = await client.load.list({ project: PROJECT });
    expect(kept[0]).toEqual(result);
    await client.load.remove({ project: PROJECT, id: result!.id });
    expect(await client.load.list({ project: PROJECT })).toEqual(kept.slice(1));
  });

  it('goes to no other computer unless that is named, and says where nothing answers photos', async () => {
    const start = (address: string, confirmed?: string) =>
      client.load.start({ project: PROJECT, target: { kind: 'address', address, confirmed }, plan: short });
    for (const confirmed of [undefined, '192.0.2.1', 'yes'])
      await expect(start('http://192.0.2.1:8600', confirmed)).rejects.toMatchObject({
        code: 'host-unconfirmed',
        data: { details: { host: '192.0.2.1:8600' } },
      });
    const other = createServer((_request, reply) => reply.end('Hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start(`127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'target-silent' });
    other.close();
    const locked = createServer((_request, reply) => reply.writeHead(401).end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => locked.once('listening', resolve));
    const lockedAt = locked.address();
    const lockedPort = typeof lockedAt === 'object' && lockedAt ? lockedAt.port : 0;
    await expect(start(`127.0.0.1:${lockedPort}`)).rejects.toMatchObject({ code: 'key-wanted' });
    locked.close();
    await expect(start(`127.0.0.1:${await freePort()}`)).rejects.toMatchObject({ code: 'target-silent' });
    await expect(start('file:///etc/passwd')).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('counts who is turned away by a crowd apart from errors', async () => {
    await client.load.setMark({ project: PROJECT, mark: { p95: 60_000, users: 60, errors: 0 } });
    const plan: LoadPlan = { profile: 'steady', users: 60, seconds: 5 };
    await client.load.start({ project: PROJECT, target: { kind: 'laptop' }, plan });
    const { total, verdict } = (await follow()).at(-1)!.result!;
    expect(total.errors).toBe(0);
    expect(total.turnedAway).toBeGreaterThan(0);
    expect(verdict).toMatchObject({ state: 'failed', reasons: ['turned-away'] });
  });
});
