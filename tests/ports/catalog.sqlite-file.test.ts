import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { createRandom } from '../../services/domain/random.ts';
import type { PredictionRecord } from '../../services/ports/catalog/predictions.ts';
import { aPrediction } from './catalog-suite.ts';

describe('the catalog in a SQLite file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-sqlite-'));
    file = join(folder, 'meadow.db');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Photos as phones name them; five classes; hashes as random as hashes are. */
  const realistic = (count: number, name: (at: number) => string): PredictionRecord[] => {
    const random = createRandom(7);
    const classes = ['daisy', 'dandelion', 'roses', 'sunflowers', 'tulips'];
    return Array.from({ length: count }, (_, at) => {
      const verdict = classes[Math.floor(random() * classes.length)] ?? 'daisy';
      return aPrediction({
        at: new Date(1_770_000_000_000 + at * 2500),
        photo: name(at),
        hash: createHash('sha256').update(`${at} ${random()}`).digest('hex'),
        version: `flowers-${1 + Math.floor(at / 20_000)}`,
        verdict: random() < 0.05 ? 'neither' : verdict,
        label: verdict,
        scores: Object.fromEntries(classes.map((label) => [label, label === verdict ? 0.9 : 0.025])),
        similarity: 0.5 + random() / 2,
        ms: 10 + random() * 20,
      });
    });
  };
  const bytesOfAllFiles = async () =>
    Buffer.concat(await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name)))));

  it('takes at most 300 bytes a prediction, with all indexes', { timeout: 60_000 }, async () => {
    const count = 100_000;
    const catalog = await createSqliteCatalog(file);
    const predictions = realistic(count, (at) => `IMG_20260${301 + (at % 28)}_${String(100_000 + at)}.jpg`);
    for (let at = 0; at < count; at += 5000) await catalog.predictions.add(predictions.slice(at, at + 5000));
    const { bytes } = await catalog.predictions.summary({});
    await catalog.close();
    const { size } = await stat(file);
    expect(size / count).toBeLessThanOrEqual(300);
    // What a person is told is what the disk says.
    expect(bytes / size).toBeGreaterThan(0.95);
    expect(bytes / size).toBeLessThanOrEqual(1);
  });

  it('leaves no trace of what was deleted in any of its files', { timeout: 60_000 }, async () => {
    const catalog = await createSqliteCatalog(file);
    const predictions = realistic(20_000, (at) => `photo-${createHash('md5').update(String(at)).digest('hex')}.jpg`);
    for (let at = 0; at < predictions.length; at += 2000)
      await catalog.predictions.add(predictions.slice(at, at + 2000));
    const random = createRandom(3);
    const stored = await catalog.predictions.search({}, { limit: predictions.length });
    // Three in four, scattered: pages are merged, which leaves copies in SQLite's own secure deletion.
    const [gone, left] = [stored.filter(() => random() < 0.75), new Set<string>()];
    for (let at = 0; at < gone.length; at += 5000) {
      await catalog.predictions.remove({ ids: gone.slice(at, at + 5000).map(({ id }) => id) });
    }
    const goneIds = new Set(gone.map(({ id }) => id));
    const rest = stored.filter(({ id }) => !goneIds.has(id));
    for (const { photo } of rest) left.add(photo);

    const bytes = await bytesOfAllFiles();
    const names = new Set(bytes.toString('latin1').match(/photo-[0-9a-f]{32}\.jpg/g));
    expect(names).toEqual(left);
    const half = (hash: string) => Buffer.from(hash, 'hex').subarray(0, 16);
    expect(gone.filter(({ hash }) => bytes.includes(half(hash)))).toEqual([]);
    expect(rest.slice(0, 50).every(({ hash }) => bytes.includes(half(hash)))).toBe(true);
    await catalog.close();
  });

  it('gives the disk back what a deletion freed', async () => {
    const catalog = await createSqliteCatalog(file);
    await catalog.compact();
    const sizeNow = async () => {
      const files = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))));
      return files.reduce((sum, { size }) => sum + size, 0);
    };
    const empty = await sizeNow();
    await catalog.predictions.add(realistic(10_000, (at) => `${at}.jpg`));
    expect(await sizeNow()).toBeGreaterThan(empty + 1e6);
    await catalog.predictions.remove({ filter: {} });
    expect(await sizeNow()).toBeLessThan(empty + 100_000);
    await catalog.close();
  });

  it('says so where a newer Meadow wrote it, and changes nothing', async () => {
    await (await createSqliteCatalog(file)).close();
    const database = new DatabaseSync(file);
    database.exec('update schema_version set version = 999');
    database.close();
    const before = await readFile(file);
    await expect(createSqliteCatalog(file)).rejects.toMatchObject({ code: 'home-newer', details: { found: 999 } });
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('is for its owner alone, also in a folder that is open to all', async () => {
    await chmod(folder, 0o755);
    await (await createSqliteCatalog(file)).close();
    await chmod(file, 0o644);
    const catalog = await createSqliteCatalog(file);
    await catalog.predictions.add(realistic(10, (at) => `${at}.jpg`));
    const names = (await readdir(folder)).filter((name) => name.startsWith(basename(file)));
    expect(names).toContain(`${basename(file)}-wal`);
    for (const name of names) expect([name, (await stat(join(folder, name))).mode & 0o777]).toEqual([name, 0o600]);
    await catalog.close();
  });

  it('says so where it is damaged or cannot be there', async () => {
    await writeFile(file, 'This is no database at all, however long it may be. '.repeat(100));
    await expect(createSqliteCatalog(file)).rejects.toMatchObject({ code: 'home-unusable' });
    await expect(createSqliteCatalog(join(folder, 'missing', 'meadow.db'))).rejects.toMatchObject({
      code: 'home-unusable',
    });
  });

  it('finds damage inside', async () => {
    const catalog = await createSqliteCatalog(file);
    await catalog.predictions.add(realistic(2000, (at) => `${at}.jpg`));
    await catalog.compact();
    expect(await catalog.check()).toEqual([]);
    await catalog.close();
    const bytes = await readFile(file);
    const middle = 4096 * Math.floor(bytes.length / 4096 / 2);
    bytes.fill(0xa5, middle, middle + 4096 * 10);
    await writeFile(file, bytes);
    const damaged = await createSqliteCatalog(file);
    expect(await damaged.check()).not.toEqual([]);
    await damaged.close();
  });

  it('is not half made when its first opening is cut short', async () => {
    const program = `
      const { createSqliteCatalog } = await import(${JSON.stringify(new URL('../../services/adapters/sql/sqlite/catalog.ts', import.meta.url).href)});
      const opening = createSqliteCatalog(${JSON.stringify(file)});
      for (let turn = 0; turn < Number(process.argv[1]); turn++) await null;
      process.kill(process.pid, 'SIGKILL');
      await opening;`;
    for (const turns of [0, 5, 20, 60, 120]) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program, String(turns)]);
      await once(child, 'close');
      const catalog = await createSqliteCatalog(file);
      expect(await catalog.check()).toEqual([]);
      await catalog.predictions.add([aPrediction()]);
      await catalog.close();
      for (const name of await readdir(folder)) await rm(join(folder, name));
    }
  });

  it('lets two processes open a new one at the same time', async () => {
    const program = `
      const { createSqliteCatalog } = await import(${JSON.stringify(new URL('../../services/adapters/sql/sqlite/catalog.ts', import.meta.url).href)});
      const catalog = await createSqliteCatalog(${JSON.stringify(file)});
      await catalog.settings.put(process.argv[1], 1);
      await catalog.close();`;
    const names = ['a', 'b', 'c', 'd'];
    const ends = names.map(async (name) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program, name], { stdio: 'inherit' });
      return (await once(child, 'close'))[0];
    });
    expect(await Promise.all(ends)).toEqual([0, 0, 0, 0]);
    const catalog = await createSqliteCatalog(file);
    expect(await Promise.all(names.map((name) => catalog.settings.get(name)))).toEqual([1, 1, 1, 1]);
    await catalog.close();
  });
});
