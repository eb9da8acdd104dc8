import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../domain/fault.ts';
import type { References } from '../domain/model.ts';
import { createEvents } from '../events/events.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createReferences } from './references.ts';

const bytesOf = (name: string) => new TextEncoder().encode(name);
const hashOf = (name: string) => createHash('sha256').update(bytesOf(name)).digest('hex');
const addressOf = (name: string) => `https://example.org/${name}`;

/** A model that refers to these photos, all but the first published. */
const referencesTo = (names: string[]): References => ({
  photos: names.map(hashOf),
  urls: names.map((name, i) => (i === 0 ? undefined : addressOf(name))),
  labels: new Uint16Array(names.length),
  scales: new Float32Array(names.length),
  vectors: new Int8Array(0),
});

const createMemoryStore = (): Pick<ObjectStore, 'put' | 'has'> & { keys: Set<string> } => {
  const keys = new Set<string>();
  return { keys, put: async (key) => void keys.add(key), has: async (key) => keys.has(key) };
};

describe('references', () => {
  let store: ReturnType<typeof createMemoryStore>;
  let asked: string[];
  let jobs: Jobs;
  let internet: (url: string) => Promise<Uint8Array>;
  beforeEach(() => {
    store = createMemoryStore();
    asked = [];
    jobs = createJobs({
      events: createEvents(),
      clock: { now: () => new Date(), sleep: (ms, signal) => setTimeout(ms, undefined, signal && { signal }) },
    });
    internet = async (url) => bytesOf(url.split('/').at(-1) ?? '');
  });

  const create = (names: string[]) =>
    createReferences({
      jobs,
      objects: store as unknown as ObjectStore,
      decoder: { thumbnail: async () => new Uint8Array(1) },
      thumbnails: { put: async () => undefined },
      downloader: {
        download: (url) => {
          asked.push(url);
          return internet(url);
        },
      },
      referencesOf: async () => referencesTo(names),
    });
  const lastOf = async (references: ReturnType<typeof create>, job: string) =>
    (await Array.fromAsync(await references.watch({ job }))).at(-1);

  it('gets the published photos that are not here, and only those', async () => {
    const references = create(['unpublished', 'a.jpg', 'b.jpg']);
    expect(await references.of({ version: 'v' })).toEqual({ known: 3, here: 0, published: 2 });
    const { job } = await references.get({ version: 'v' });
    expect(await lastOf(references, job)).toMatchObject({ job: { state: 'done' }, failures: [] });
    expect(await references.of({ version: 'v' })).toEqual({ known: 3, here: 2, published: 0 });
    await references.get({ version: 'v' });
    expect(asked).toEqual([addressOf('a.jpg'), addressOf('b.jpg')]);
  });

  it('names the photos that failed and goes on with the others', async () => {
    internet = async (url) => {
      if (url.endsWith('b.jpg'))
        throw new Fault('download-failed', 'No answer.', 'Try again.', { details: { address: url } });
      return bytesOf(url.endsWith('c.jpg') ? 'another photo' : (url.split('/').at(-1) ?? ''));
    };
    const references = create(['unpublished', 'a.jpg', 'b.jpg', 'c.jpg']);
    const { job } = await references.get({ version: 'v' });
    const last = await lastOf(references, job);
    expect(last?.failures.map(({ url, error }) => [url, error.code]).sort()).toEqual([
      [addressOf('b.jpg'), 'download-failed'],
      [addressOf('c.jpg'), 'photo-broken'],
    ]);
    expect(store.keys.size).toBe(1);
  });

  it('joins a download that is under way, and stops when it is cancelled', async () => {
    internet = () => new Promise(() => undefined);
    const references = create(['unpublished', 'a.jpg']);
    const [first, second] = [await references.get({ version: 'v' }), await references.get({ version: 'v' })];
    expect(second).toEqual(first);
    internet = async () => bytesOf('late');
    await jobs.cancel(first.job);
    expect(jobs.get(first.job).state).toBe('running');
  });
});
