import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteWriteQueue } from '../../services/adapters/sql/sqlite/write-queue.ts';
import type { WriteQueue } from '../../services/ports/write-queue.ts';

describe('write queue: SQLite', () => {
  let folder: string;
  let one: WriteQueue;
  let other: WriteQueue;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-waiting-'));
    const file = join(folder, 'waiting.db');
    [one, other] = [createSqliteWriteQueue(file), createSqliteWriteQueue(file)];
  });
  afterEach(async () => {
    await Promise.all([one.close(), other.close()]);
    await rm(folder, { recursive: true });
  });

  const write = (text: string, times = 1) => ({ run: 'one', kind: 'log', body: Buffer.from(text), times });
  const texts = async (queue: WriteQueue) => (await queue.next(10)).map(({ body }) => Buffer.from(body).toString());

  it('keeps order and gives out each time once, whichever process adds', async () => {
    await one.add(write('a', 1000));
    await other.add(write('b', 3));
    await one.add(write('c'));
    expect(await texts(other)).toEqual(['a', 'b', 'c']);
    const [a, b, c] = (await one.next(3)).map(({ at }) => at) as [number, number, number];
    expect(b).toBeGreaterThanOrEqual(a + 1000);
    expect(c).toBeGreaterThanOrEqual(b + 3);
  });

  it('does not give again what is done, but keeps it to be read', async () => {
    await one.add(write('a'));
    await one.add(write('b'));
    const [first] = await one.next(1);
    await one.done([first!.id]);
    expect(await texts(other)).toEqual(['b']);
    expect((await other.of('one')).map(({ done }) => done)).toEqual([true, false]);
    expect(await other.waiting()).toEqual({ count: 1, since: expect.any(Date) });
    await other.forget('one', first!.id);
    expect(await one.of('one')).toHaveLength(1);
  });

  it('is held by one at a time, until that one lets go or its time is over', async () => {
    expect(await one.hold('one', 60_000)).toBe(true);
    expect(await one.hold('one', 60_000)).toBe(true);
    expect(await other.hold('other', 60_000)).toBe(false);
    await one.release('other');
    expect(await other.hold('other', 60_000)).toBe(false);
    await one.release('one');
    expect(await other.hold('other', -1)).toBe(true);
    await expect.poll(() => one.hold('one', 60_000)).toBe(true);
  });
});
