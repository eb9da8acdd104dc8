import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Home, openHome } from '../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { createSettings } from '../../services/settings/settings.ts';
import { keptShape } from './kill-core/kept.ts';

const KILLS = 30;
const program = fileURLToPath(new URL('./kill-core/writer.ts', import.meta.url));

/** What writers said they kept, over all their lives. */
interface Promised {
  photos: Set<string>;
  objects: Set<string>;
  days: number;
}
const nothingYet = (): Promised => ({ photos: new Set(), objects: new Set(), days: 30 });

describe('a process that writes records, killed at any moment', () => {
  let folder: string;
  let home: Home;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-kill-'));
    home = await openHome(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const startWriter = (name: string, promised: Promised) => {
    const child = spawn(process.execPath, [program, folder, name], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (message) => {
      const kept = keptShape.parse(message);
      if ('photos' in kept) for (const photo of kept.photos) promised.photos.add(photo);
      if ('days' in kept) promised.days = kept.days;
      if ('object' in kept) promised.objects.add(kept.object);
    });
    return child;
  };
  const lifeAndDeath = async (name: string, promised: Promised, ms: number) => {
    const child = startWriter(name, promised);
    await once(child, 'message');
    await setTimeout(ms);
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  };
  const namesKept = async () => {
    const catalog = await createSqliteCatalog(home.database);
    const found = await catalog.predictions.search({}, { limit: 1_000_000 });
    await catalog.close();
    return found.map(({ photo }) => photo);
  };

  it(`keeps every prediction, setting and object it acknowledged, ${KILLS} times over`, {
    timeout: 120_000,
  }, async () => {
    const promised = nothingYet();
    for (let life = 0; life < KILLS; life++) {
      await lifeAndDeath(`life${life}`, promised, (life * 7) % 60);
      const catalog = await createSqliteCatalog(home.database);
      const settings = createSettings({ records: catalog.settings, emit: () => undefined });
      const { history } = await settings.get();
      // The write after the last one acknowledged may have been made as well.
      expect([promised.days, promised.days + 1, 1]).toContain(history.days);
      promised.days = history.days;
      expect(await catalog.check()).toEqual([]);
      await catalog.close();
    }
    const names = await namesKept();
    expect(new Set(names).size).toBe(names.length);
    expect(promised.photos.difference(new Set(names))).toEqual(new Set());
    expect(promised.photos.size).toBeGreaterThan(KILLS);

    const database = new DatabaseSync(home.database);
    expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
    await expectWholeObjects(home, promised.objects);
  });

  it('leaves others whole that write to the same records', { timeout: 60_000 }, async () => {
    const promised = nothingYet();
    const writers = ['left', 'right'].map((name) => startWriter(name, promised));
    const exits = writers.map((writer) => once(writer, 'close'));
    await expect.poll(() => promised.photos.size, { timeout: 30_000 }).toBeGreaterThan(400);
    for (const writer of writers) writer.kill('SIGKILL');
    await Promise.all(exits);
    const names = await namesKept();
    expect(promised.photos.difference(new Set(names))).toEqual(new Set());
    for (const name of ['left-', 'right-']) expect(names.some((photo) => photo.startsWith(name))).toBe(true);
  });
});

const expectWholeObjects = async (home: Home, promised: Set<string>) => {
  const objects = createFileObjectStore(home.objects);
  const kept = new Set<string>();
  for await (const { key } of objects.list('photos/')) {
    const hash = createHash('sha256')
      .update(await objects.get(key))
      .digest('hex');
    expect(key).toBe(`photos/${hash.slice(0, 2)}/${hash}`);
    kept.add(hash);
  }
  expect(promised.difference(kept)).toEqual(new Set());
  expect(promised.size).toBeGreaterThan(0);
};
