import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../../contract/errors.ts';
import { patience, runs } from '../fuzz-runs.ts';
import { askAnything } from './contract/ask-anything.ts';
import { heldBack } from './contract/held-back.ts';
import { fittingInputs, type InputParts, strayInputs } from './contract/inputs.ts';
import { createKnownValues } from './contract/known-values.ts';
import { type OpenCore, openCore } from './contract/open-core.ts';
import { type Procedure, procedures } from './contract/procedures.ts';
import { rawRequests } from './contract/raw-requests.ts';
import { openSandbox, type Sandbox, SECRET } from './contract/sandbox.ts';
import { endOfJob } from './faults/ask.ts';
import { makePhoto } from './predictor/made-photo.ts';

/** Of each procedure, every day: those that fit its shape, and those that do not. */
const FITTING = 2;
const STRAY = 1;

let sandbox: Sandbox;
let core: OpenCore;
let before: string[];
let parts: InputParts;
const known = createKnownValues();

beforeAll(async () => {
  sandbox = await openSandbox();
  core = await openCore(sandbox);
  const photos = await Promise.all([1, 2, 3].map((seed) => makePhoto(seed, 96)));
  await fill(photos);
  before = await sandbox.look();
  const { paths, contain } = sandbox;
  const files = [...photos, Buffer.alloc(0), Buffer.from('no photo'), photos[0]!.subarray(0, 900)];
  parts = {
    known: known.of,
    paths,
    contain,
    files: files.map((bytes, at) => new File([new Uint8Array(bytes)], at % 2 ? '../../secret.jpg' : 'a.jpg')),
  };
});
afterAll(async () => {
  await core?.close();
  await sandbox?.remove();
});

/** A few photos with labels, a correction and a prediction, so that there is something to ask about. */
async function fill(photos: Buffer[]): Promise<void> {
  const { client } = core;
  const [project] = await client.projects.list();
  const { job } = await client.photos.open({ project: project!.id, label: 'grass' });
  for (const [at, photo] of photos.entries())
    await client.photos.send({ job, name: `${at}.jpg`, file: new File([new Uint8Array(photo)], 'a.jpg') });
  await client.photos.close({ job });
  await endOfJob(client, job);
  await predictOne();
  known.learn({ project: project!.id, version: project!.live, label: project!.classes, service: 'redis' }, true);
  for (const learnt of [
    client.projects.list(),
    client.photos.list({ project: project!.id }),
    client.history.search({ filter: {} }),
    client.stack.variables(),
  ])
    known.learn(await learnt, true);
}

async function predictOne(): Promise<string | undefined> {
  const { predicting } = core.client;
  const { batch } = await predicting.open({ expected: 1 });
  const photo = new File([new Uint8Array(await makePhoto(1, 96))], 'a.jpg');
  await predicting.add({ batch, name: 'a.jpg', photo });
  await predicting.close({ batch });
  const updates = await Array.fromAsync(await predicting.watch({ batch }));
  return updates.flatMap(({ results }) => results)[0]?.verdict?.label;
}

async function ask(procedure: Procedure, input: unknown): Promise<void> {
  const outcome = await askAnything(core.client, procedure, input);
  if (outcome.code === undefined) known.learn(outcome.answer);
  core.mustLive();
}

const asIs = (input: unknown): unknown => input;

describe('the contract under strange inputs', () => {
  it('has a reason for each procedure that is held back, and none for others', () => {
    const paths = procedures.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(Object.keys(heldBack(sandbox))));
  });

  it.each(procedures.map((procedure) => [procedure.path, procedure] as const))(
    '%s answers, or says in the contract’s words why not',
    { timeout: patience(60_000) },
    async (path, procedure) => {
      const instead = heldBack(sandbox)[path]?.instead ?? asIs;
      const fitting = fc.asyncProperty(fittingInputs(procedure, parts), async (input) => {
        const asked = instead(input as Record<string, unknown>);
        if (asked !== undefined || procedure.shape === undefined) await ask(procedure, asked);
      });
      const stray = fc.asyncProperty(strayInputs(procedure, parts), (input) => ask(procedure, input));
      await fc.assert(fitting, { numRuns: procedure.shape ? runs(FITTING) : 1, endOnFailure: true });
      await fc.assert(stray, { numRuns: runs(STRAY), endOnFailure: true });
    },
  );

  it(
    'answers requests that nothing can read by the contract’s words as well, in a browser too',
    async () => {
      const entered = await fetch(core.link, { redirect: 'manual' });
      const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
      const key = entered.headers.get('location')?.split('#key=')[1] ?? '';
      const base = new URL(core.link).origin;
      // What ends the machine's rest is asked for above, in bounds.
      const paths = procedures.map(({ path }) => path).filter((path) => heldBack(sandbox)[path] === undefined);
      const right = fc.asyncProperty(rawRequests(paths), async ({ path, type, body }) => {
        const headers = { cookie, 'x-meadow-key': key, ...(type && { 'content-type': type }) };
        const signal = AbortSignal.timeout(60_000);
        const leave = new AbortController();
        const either = AbortSignal.any([signal, leave.signal]);
        const answer = await fetch(base + path, { method: 'POST', headers, body, signal: either });
        // A stream goes on; that it began is enough.
        const words = answer.headers.get('content-type')?.startsWith('text/event-stream') ? '' : await answer.text();
        leave.abort();
        expect(words).not.toContain(SECRET);
        if (answer.status < 400) return;
        const told = JSON.parse(words);
        const code = told.json?.code ?? told.error?.code;
        expect([path, code, code in faults && code !== 'internal']).toEqual([path, code, true]);
        core.mustLive();
      });
      await fc.assert(right, { numRuns: runs(60) });
    },
    patience(60_000),
  );

  it('wrote no file that nobody named', async () => {
    expect(await sandbox.look()).toEqual(before);
  });

  it('left a core that answers as before, and told of no bug', { timeout: 90_000 }, async () => {
    // It was told to compute by what may not be here, and to be off.
    await core.client.settings.change({ runtime: 'auto' });
    await core.client.serving.configure({ on: true });
    expect(await predictOne()).toEqual(expect.any(String));
    const log = await readFile(join(sandbox.home, 'logs', 'core.log'), 'utf8');
    expect(log.split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
    expect(core.said()).toBe('');
  });
});
