import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import type { BatchUpdate } from '../../contract/predicting.ts';
import type { Client } from '../../host/core-client.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { makePhoto } from './predictor/made-photo.ts';

/** A predictor that is started anew takes its time on a busy machine. */
const PATIENT = { timeout: 120_000 };

let folder: string;
let core: Core;
let client: Client;
let photo: Buffer;

beforeAll(async () => {
  photo = await makePhoto(1, 900);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-batches-'));
  core = await open();
  client = createRouterClient(core.router);
});
afterEach(async () => {
  await core.close();
  await rm(folder, { recursive: true });
});

const open = () =>
  createCore({ home: join(folder, 'home'), host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });

/** Photos that differ by a byte behind their end, so that each has a hash of its own. */
async function lay(count: number, name = 'many'): Promise<string> {
  await mkdir(join(folder, name), { recursive: true });
  for (let i = 0; i < count; i++) {
    await writeFile(join(folder, name, `${i}.jpg`), Buffer.concat([photo, Buffer.from(`${name} ${i}`)]));
  }
  return join(folder, name);
}

const start = (...paths: string[]) => client.predicting.start({ paths, from: folder });

async function toEnd(batch: string): Promise<{ last: BatchUpdate; results: BatchUpdate['results'] }> {
  const updates = await Array.fromAsync(await client.predicting.watch({ batch }));
  const results = updates.flatMap((update) => update.results).toSorted((a, b) => a.index - b.index);
  return { last: updates.at(-1)!, results };
}

const keptNames = async () => {
  const { predictions } = await client.history.search({ limit: 500 });
  return predictions.map((prediction) => prediction.photo).toSorted();
};

describe('a batch', () => {
  test('ends whole though its predictor is killed twice; nothing is there twice', PATIENT, async () => {
    const { batch } = await start(await lay(120));
    const killed = new Set<number>();
    for await (const { results, job } of await client.predicting.watch({ batch })) {
      const { pid } = await client.serving.state();
      const due = killed.size < 2 && results.length > 0 && job.state === 'running';
      if (!due || pid === undefined || killed.has(pid)) continue;
      process.kill(pid, 'SIGKILL');
      killed.add(pid);
    }
    expect(killed.size).toBe(2);
    const { results, last } = await toEnd(batch);
    expect(last.job.state).toBe('done');
    expect(results.map(({ index }) => index)).toEqual(Array.from({ length: 120 }, (_, index) => index));
    expect(results.filter(({ verdict }) => verdict === undefined)).toEqual([]);
    expect(await keptNames()).toEqual(Array.from({ length: 120 }, (_, i) => `${i}.jpg`).toSorted());
  });

  test('tells of its photos once they are kept, and how far it is', PATIENT, async () => {
    const leave = new AbortController();
    const heard: MeadowEvent[] = [];
    const hearing = (async () => {
      for await (const event of await client.system.events(undefined, { signal: leave.signal })) heard.push(event);
    })().catch(() => undefined);
    const { batch } = await start(await lay(30));
    for await (const { results, job } of await client.predicting.watch({ batch })) {
      const { total } = await client.history.summary({});
      expect(total).toBeGreaterThanOrEqual(results.length);
      expect(job.progress.done).toBeLessThanOrEqual(30);
    }
    await sleep(300);
    leave.abort();
    await hearing;
    const made = heard.flatMap((event) => (event.type === 'predictions.made' ? [event.count] : []));
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(30);
    expect(heard).toContainEqual(
      expect.objectContaining({ type: 'job.changed', job: expect.objectContaining({ state: 'done' }) }),
    );
  });

  test('goes on over photos that cannot be read, each told in a sentence', PATIENT, async () => {
    await lay(2, 'mixed');
    const write = (name: string, content: Buffer | string) => writeFile(join(folder, 'mixed', name), content);
    await write('cut.jpg', photo.subarray(0, photo.length / 2));
    await write('empty.png', '');
    await write('page.jpg', '<!doctype html><html>');
    await write('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await write('huge.jpg', Buffer.alloc(21 * 1024 * 1024));
    await write('notes.txt', 'passed by');
    const { batch } = await start('mixed', 'mixed/notes.txt', '../nowhere/../nowhere.jpg');
    const { results, last } = await toEnd(batch);
    expect(last.job.state).toBe('done');
    expect(results.map(({ photo, error }) => [photo, error?.code])).toEqual([
      [join('mixed', '0.jpg'), undefined],
      [join('mixed', '1.jpg'), undefined],
      [join('mixed', 'cut.jpg'), 'photo-broken'],
      [join('mixed', 'drawing.svg'), 'photo-format'],
      [join('mixed', 'empty.png'), 'photo-empty'],
      [join('mixed', 'huge.jpg'), 'photo-too-large'],
      [join('mixed', 'page.jpg'), 'photo-format'],
      ['mixed/notes.txt', 'photo-format'],
      ['../nowhere/../nowhere.jpg', 'photo-unreadable'],
    ]);
    for (const { error } of results.filter((result) => result.error)) {
      expect(error?.message).toMatch(/^[A-Z].*\.$/);
      expect(error?.hint).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('cancelled, stops at once and keeps what it has', PATIENT, async () => {
    const { batch } = await start(await lay(300));
    for await (const { results } of await client.predicting.watch({ batch })) {
      if (results.length > 0) await client.predicting.cancel({ batch });
    }
    const { results, last } = await toEnd(batch);
    expect(last.job.state).toBe('cancelled');
    expect(results.length).toBeLessThan(300);
    expect((await client.history.summary({})).total).toBeLessThan(300);
  });

  test('has verdicts with all a window shows, and pictures that go when nothing needs them', PATIENT, async () => {
    const { batch } = await start(join(await lay(1), '0.jpg'));
    const { results } = await toEnd(batch);
    const [{ verdict, thumbnail, hash } = {}] = results;
    expect(verdict?.heatmap?.cells).toHaveLength(49);
    expect(verdict?.nearest.length).toBeGreaterThan(0);
    expect((await core.files.open(thumbnail ?? '')).type).toBe('image/webp');
    const pictures = async () => (await readdir(join(folder, 'home/thumbnails'), { recursive: true })).join(' ');
    expect(await pictures()).toContain(hash);
    await client.history.remove({ filter: {} });
    expect(await pictures()).toContain(hash); // the batch still shows it
    await client.predicting.forget({ batch });
    expect(await pictures()).not.toContain(hash);
  });

  test('keeps nothing where the history is switched off', PATIENT, async () => {
    await client.settings.change({ history: { keep: false } });
    const { batch } = await start(await lay(2));
    await toEnd(batch);
    expect((await client.history.summary({})).total).toBe(0);
    await core.close();
    const left = await readdir(join(folder, 'home/thumbnails'), { recursive: true });
    expect(left.filter((name) => name.endsWith('.webp'))).toEqual([]);
    core = await open();
  });

  test('that is under way when the core ends stops, and the data folder is free', PATIENT, async () => {
    const { batch } = await start(await lay(300));
    for await (const { results } of await client.predicting.watch({ batch })) if (results.length > 0) break;
    await core.close();
    core = await open();
    client = createRouterClient(core.router);
    const { total } = await client.history.summary({});
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(300);
  });
});
