import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { createSqliteWriteQueue } from '../adapters/sql/sqlite/write-queue.ts';
import { Fault } from '../domain/fault.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createOutbox, type OutboxHistory } from './outbox.ts';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const hash = (n: number) => n.toString(16).padStart(64, '0');
const prediction = (n: number): PredictionRecord => ({
  at: new Date(Date.UTC(2026, 10, 1, 8, 0, n)),
  photo: `${n}.jpg`,
  hash: hash(n),
  version: 'one',
  verdict: 'ant',
  label: 'ant',
  scores: { ant: 0.9, bee: 0.1 },
  similarity: 0.8,
  origin: 'window',
  ms: 12,
});
const away = new Fault('store-unreachable', 'Nobody answers.', 'Start it.', { details: { server: '127.0.0.1' } });

let folder: string;
let catalog: Catalog;
let kept: Map<string, number>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-outbox-'));
  catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  kept = new Map();
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

const history: OutboxHistory = {
  async take(boot, entries) {
    await catalog.journals.take({ boot, entries, at: new Date() }, true);
  },
  keepPhoto: async (key, bytes) => void kept.set(key, bytes.byteLength),
};
const open = (to: () => OutboxHistory | undefined) =>
  createOutbox({
    queue: createSqliteWriteQueue(join(folder, 'waiting.db')),
    photos: createFileObjectStore(join(folder, 'photos')),
    history: async () => to(),
    clock: systemClock,
    log,
  });
const total = async () => (await catalog.predictions.summary({})).total;

describe('predictions on their way to a history that may be away', () => {
  it('wait while it is, and are there once, with their photos, when it is back', async () => {
    let there = false;
    const outbox = open(() => (there ? history : undefined));
    await outbox.record([prediction(1), prediction(2)]);
    await outbox.record([prediction(3)]);
    await outbox.keepPhoto(hash(1), Buffer.alloc(100));
    expect(await outbox.state()).toMatchObject({ count: 2 });
    expect(await total()).toBe(0);
    there = true;
    await expect.poll(total, { timeout: 10_000 }).toBe(3);
    await expect.poll(() => kept.get(hash(1)), { timeout: 10_000 }).toBe(100);
    expect((await outbox.state()).count).toBe(0);
    await outbox.close();
  });

  it('are written once, also where it is not known whether they were taken', async () => {
    let answers = 0;
    const forgetful: OutboxHistory = {
      ...history,
      async take(boot, entries) {
        await history.take(boot, entries);
        answers += 1;
        // It has them, and the answer is lost.
        if (answers === 1) throw away;
      },
    };
    const outbox = open(() => forgetful);
    await outbox.record([prediction(1)]);
    await expect.poll(async () => (await outbox.state()).count, { timeout: 10_000 }).toBe(0);
    expect(answers).toBeGreaterThan(1);
    expect(await total()).toBe(1);
    await outbox.close();
  });

  it('are written by the next who opens it', async () => {
    const first = open(() => undefined);
    await first.record([prediction(1)]);
    await first.close();
    const next = open(() => history);
    await expect.poll(total, { timeout: 10_000 }).toBe(1);
    await next.close();
  });

  it('are left out alone where they are refused', async () => {
    const strict: OutboxHistory = {
      ...history,
      async take(boot, entries) {
        const all = entries.flatMap(({ predictions }) => predictions);
        if (all.some(({ photo }) => photo === '2.jpg'))
          throw new Fault('not-found', 'No such version.', 'None.', { details: { case: 'job' } });
        await history.take(boot, entries);
      },
    };
    let there = false;
    const outbox = open(() => (there ? strict : undefined));
    for (const n of [1, 2, 3]) await outbox.record([prediction(n)]);
    there = true;
    await expect.poll(async () => (await outbox.state()).count, { timeout: 10_000 }).toBe(0);
    const { 0: newest, length } = await catalog.predictions.search({}, { limit: 9 });
    expect([newest?.photo, length]).toEqual(['3.jpg', 2]);
    await outbox.close();
  });
});
