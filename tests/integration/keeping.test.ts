import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import meadow from '../../package.json' with { type: 'json' };
import { drawHome as draw } from '../../scripts/bench/backup/draw-home.ts';
import { stateOf } from '../../scripts/bench/backup/state-of.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { createKeptHome } from '../../services/adapters/local/kept-home.ts';
import { openRestored } from '../../services/adapters/local/restore-place.ts';
import { createTarParcels } from '../../services/adapters/tar/parcels.ts';
import { restoreHome } from '../../services/assembly/restore-home.ts';
import { createRandom } from '../../services/domain/random.ts';
import { stageBackup } from '../../services/keeping/stage-backup.ts';
import { endOf, withCore } from './keeping/with-core.ts';

const PATIENT = { timeout: 180_000 };
const KILLS = 15;
const drawHome = (folder: string, photos: number, bytes = 2000, seed = 1) => {
  const random = createRandom(seed);
  return draw(folder, photos, () => Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256))));
};
const program = fileURLToPath(new URL('./keeping/restore-program.ts', import.meta.url));

describe('a backup', PATIENT, () => {
  let folder: string;
  let home: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-keeping-'));
    home = join(folder, 'home');
    file = join(folder, 'all.backup');
    await drawHome(home, 30);
    // A first core makes the starter known, and tidies.
    await withCore(home, async (client) => client.keeping.use(undefined));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const backup = (where = home) =>
    withCore(where, async (client) => {
      const { job } = await client.keeping.backup({ file });
      expect(await endOf(client, job)).toMatchObject({ state: 'done' });
      return client.keeping.report({ job });
    });
  const watch = () => ({ signal: new AbortController().signal, onProgress: () => undefined });
  const restore = (to: string, from = file) => restoreHome(to, from, watch());
  const said = async (child: ChildProcess, words: string) => {
    for (let message: unknown; message !== words; ) [message] = await once(child, 'message');
  };
  const refused = async (code: string, from = file) => {
    const before = await stateOf(home);
    await expect(restore(home, from)).rejects.toMatchObject({ code });
    expect(await stateOf(home)).toBe(before);
    expect(await readdir(home)).not.toContain('restore');
  };

  it('brings all of it into an empty data folder and over another one', async () => {
    const report = await backup();
    expect(report?.files).toBeGreaterThan(30);
    const state = await stateOf(home);
    const [empty, other] = [join(folder, 'empty'), join(folder, 'other')];
    await restore(empty);
    expect(await stateOf(empty)).toBe(state);
    await drawHome(other, 7, 500, 2);
    await restore(other);
    expect(await stateOf(other)).toBe(state);
    expect(await readdir(other)).not.toContain('restore');
  });

  it('is made while records are written, and holds no key unless asked', async () => {
    await withCore(home, async (client) => {
      const { job } = await client.keeping.backup({ file });
      const writes = Array.from({ length: 20 }, (_, at) => client.settings.change({ history: { days: at + 1 } }));
      await Promise.all([endOf(client, job), ...writes]);
      expect((await client.settings.get(undefined)).history.days).toBe(20);
    });
    const names = async () => {
      const found: string[] = [];
      await createTarParcels().unpack(file, 'backup', async ({ path, body }) => {
        found.push(path);
        for await (const _ of body);
      });
      return found;
    };
    await writeFile(join(home, 'secrets.json'), '{}');
    expect(await names()).not.toContain('secrets.json');
    await withCore(home, async (client) => {
      const { job } = await client.keeping.backup({ file, secrets: true });
      await endOf(client, job);
    });
    expect(await names()).toContain('secrets.json');
  });

  it('leaves what lies at its place where it fails or is cancelled, and nothing else', async () => {
    await writeFile(file, 'a letter');
    await withCore(home, async (client) => {
      const { job } = await client.keeping.backup({ file });
      expect(await endOf(client, job)).toMatchObject({ error: { code: 'file-foreign' } });
      const nowhere = await client.keeping.backup({ file: join(folder, 'no', 'where') });
      expect(await endOf(client, nowhere.job)).toMatchObject({ error: { code: 'file-unwritable' } });
      const inside = await client.keeping.backup({ file: join(home, 'objects', 'x') });
      expect(await endOf(client, inside.job)).toMatchObject({ error: { code: 'bad-request' } });
      const stopped = await client.keeping.backup({ file: join(folder, 'other.backup') });
      await client.jobs.cancel({ job: stopped.job });
      expect(await endOf(client, stopped.job)).toMatchObject({ state: 'cancelled' });
    });
    expect(await readFile(file, 'utf8')).toBe('a letter');
    expect((await readdir(folder)).sort()).toEqual(['all.backup', 'home']);
  });

  it('is refused whole where any byte of it is another, and where it was cut off', async () => {
    await backup();
    const bytes = await readFile(file);
    const bad = join(folder, 'bad.backup');
    for (let at = 7; at < bytes.length; at += Math.floor(bytes.length / 40)) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      await writeFile(bad, flipped);
      await refused('parcel-refused', bad);
    }
    for (const left of [bytes.length - 1, bytes.length - 600, Math.floor(bytes.length / 2), 600, 0]) {
      await writeFile(bad, bytes);
      await truncate(bad, left);
      await refused('parcel-refused', bad);
    }
  });

  it('is refused with traversal, links and strange files', async () => {
    const tar = async (...headers: object[]) => {
      const label = {
        format: 1,
        kind: 'backup',
        version: '0.1.0',
        created: new Date().toISOString(),
        files: 1,
        bytes: 1,
      };
      const out = pack();
      out.entry({ name: 'meadow.json' }, JSON.stringify(label));
      for (const header of headers) out.entry({ name: 'x', ...header }, 'x'.repeat('linkname' in header ? 0 : 1));
      out.finalize();
      const chunks: Buffer[] = [];
      for await (const chunk of out) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
      const { crc32 } = await import('node:zlib');
      const all = Buffer.concat(chunks);
      await writeFile(
        file,
        Buffer.concat([all, Buffer.from(`meadow-parcel-1 ${crc32(all).toString(16).padStart(8, '0')}\n`)]),
      );
    };
    for (const name of ['../outside', '/etc/outside', 'objects/../../outside', '.hidden', 'run/core.lock', 'a\\b']) {
      await tar({ name });
      await refused('parcel-refused');
    }
    await tar({ name: 'objects/a', type: 'symlink', linkname: '/etc/passwd' });
    await refused('parcel-refused');
    await tar({ name: 'objects/a', type: 'link', linkname: 'meadow.db' });
    await refused('parcel-refused');
    await tar({ name: 'objects/a' }, { name: 'objects/a' });
    await refused('parcel-refused');
    expect((await readdir(folder)).sort()).toEqual(['all.backup', 'home']);
  });

  it('is refused kindly where a newer Meadow made it', async () => {
    const out = pack();
    out.entry({ name: 'meadow.json' }, JSON.stringify({ format: 2, other: 'things' }));
    out.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of out) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    await writeFile(file, Buffer.concat(chunks));
    await refused('parcel-newer');
    const newer = join(folder, 'newer');
    await drawHome(newer, 1);
    const database = new DatabaseSync(join(newer, 'meadow.db'));
    const parcels = createTarParcels();
    database.exec('update schema_version set version = 999');
    database.close();
    const from = join(newer, 'meadow.db');
    const label = { kind: 'backup', version: '9.0.0', created: new Date(), files: 1, bytes: 1 } as const;
    await rm(file);
    await parcels.pack(file, label, [{ path: 'meadow.db', size: (await stat(from)).size, from }]);
    await refused('home-newer');
  });

  it('waits for the next start where a core runs, and can be let be', async () => {
    await backup();
    const other = join(folder, 'other');
    await drawHome(other, 3, 500, 2);
    await withCore(other, async (client) => {
      await expect(restore(other)).rejects.toMatchObject({ code: 'home-locked' });
      const { job } = await client.keeping.restore({ file });
      expect(await endOf(client, job)).toMatchObject({ state: 'done' });
      expect(await client.keeping.waiting(undefined)).toBe(true);
      await client.keeping.forget(undefined);
      expect(await client.keeping.waiting(undefined)).toBe(false);
      await endOf(client, (await client.keeping.restore({ file })).job);
      expect((await client.photos.counts({ project: 'lawn' })).total).toBe(3);
    });
    await withCore(other, async (client) => {
      expect((await client.photos.counts({ project: 'lawn' })).total).toBe(30);
      expect(await client.keeping.waiting(undefined)).toBe(false);
    });
  });

  it('takes the place for the version it is meant for alone; any other drops it', async () => {
    await backup();
    const other = join(folder, 'other');
    await drawHome(other, 3, 500, 2);
    const before = await stateOf(other);
    const opened = await openHome(other);
    const lay = () =>
      stageBackup(
        { parcels: createTarParcels(), home: createKeptHome(opened), checkRecords: async () => {} },
        { file, version: '0.9.0' },
        { signal: new AbortController().signal, report: () => {} },
      );
    await lay();
    await openRestored(opened, '1.0.0', async () => {});
    expect(await stateOf(other)).toBe(before);
    expect(await readdir(other)).not.toContain('restore');
    await openRestored(opened, '0.9.0', async () => {});
    expect(await stateOf(other)).toBe(before);
    await lay();
    await openRestored(opened, '0.9.0', async () => {});
    expect(await stateOf(other)).toBe(await stateOf(home));
  });

  it('gives way to what was there where it cannot be opened', async () => {
    await backup();
    const other = join(folder, 'other');
    await drawHome(other, 3, 500, 2);
    await withCore(other, async (client) => {
      await endOf(client, (await client.keeping.restore({ file })).job);
    });
    const before = await stateOf(other);
    const broken = async () => {
      throw new Error('it cannot be opened');
    };
    await expect(openRestored(await openHome(other), meadow.version, broken)).rejects.toThrow('it cannot be opened');
    expect(await readdir(other)).not.toContain('restore');
    expect(await stateOf(other)).toBe(before);
  });

  it(`leaves the state before or after, killed at any of ${KILLS} moments of a restore`, async () => {
    await backup();
    const after = await stateOf(home);
    const other = join(folder, 'other');
    await drawHome(other, 5, 500, 2);
    const before = await stateOf(other);
    const seen = { before: 0, after: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      const here = join(folder, `killed-${kill}`);
      await cp(other, here, { recursive: true });
      const child = spawn(process.execPath, [program, here, file], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const closed = once(child, 'close');
      // Half of them while it is read, half around the moment it takes its place; the last one comes too late.
      const late = kill % 2 === 1;
      await said(child, late ? 'check-records' : 'begun');
      if (kill < KILLS - 1) {
        await setTimeout((late ? 5 : 12) * Math.floor(kill / 2));
        child.kill('SIGKILL');
      }
      await closed;
      const opened = await openHome(here);
      const catalog = await openRestored(opened, meadow.version, async () =>
        (await import('../../services/adapters/sql/sqlite/catalog.ts')).createSqliteCatalog(opened.database),
      );
      await catalog.close();
      const state = await stateOf(here);
      expect([before, after]).toContain(state);
      seen[state === before ? 'before' : 'after'] += 1;
      await rm(here, { recursive: true });
    }
    expect(Math.min(seen.before, seen.after)).toBeGreaterThan(0);
  });
});
