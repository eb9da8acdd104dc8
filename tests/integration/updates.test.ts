import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drawHome } from '../../scripts/bench/backup/draw-home.ts';
import { createGithubReleases } from '../../services/adapters/github/releases.ts';
import { createTarParcels } from '../../services/adapters/tar/parcels.ts';
import { createWebDownloader } from '../../services/adapters/web/downloader.ts';
import { type Outgoing, openOutgoing } from '../../services/adapters/web/outgoing.ts';
import { Fault } from '../../services/domain/fault.ts';
import { createJobs } from '../../services/jobs/jobs.ts';
import type { Releases } from '../../services/ports/releases.ts';
import type { Updater } from '../../services/ports/updater.ts';
import { createUpdates, type UpdatesParts } from '../../services/updates/updates.ts';
import { createAuthority } from './downloads/authority.ts';
import { endOf, withCore } from './keeping/with-core.ts';
import { createFakeClock } from './triggers/fake-clock.ts';

const released = (version: string) => ({ version, notes: '- Better', files: [] });

describe('the copies of the data before an update', { timeout: 120_000 }, () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'meadow-updates-'));
    await drawHome(home, 20, () => Buffer.alloc(2000, 7));
  });
  afterEach(() => rm(home, { recursive: true }));

  it('are whole, the last two are kept, and one comes back at the next start', async () => {
    const copies = await withCore(home, async (client) => {
      const project = await client.projects.create({ name: 'Before', classes: ['a', 'b'] });
      for (let made = 0; made < 3; made++) {
        const { job } = await client.updates.copy();
        expect(await endOf(client, job)).toMatchObject({ state: 'done', kind: 'update-copy' });
      }
      await client.projects.change({ project: project.id, name: 'After' });
      const { copies } = await client.updates.state();
      const { kinds } = await client.keeping.use();
      expect(kinds.find(({ kind }) => kind === 'before')?.bytes).toBeGreaterThan(40_000);
      return copies;
    });
    expect(copies).toHaveLength(2);
    expect(await readdir(join(home, 'before', 'updates'))).toHaveLength(2);
    if (process.platform !== 'win32') expect((await stat(join(home, 'before', 'updates'))).mode & 0o077).toBe(0);

    await withCore(home, async (client) => {
      const { job } = await client.keeping.restore({ file: copies[0]!.file });
      expect(await endOf(client, job)).toMatchObject({ state: 'done' });
    });
    await withCore(home, async (client) => {
      expect((await client.projects.list()).map(({ name }) => name)).toContain('Before');
      // They are still there to go further back, or forth.
      expect((await client.updates.state()).copies).toHaveLength(2);
    });
  });

  it('are not made while a backup goes on, and the other way round', async () => {
    await withCore(home, async (client) => {
      const { job } = await client.updates.copy();
      const file = join(tmpdir(), `meadow-updates-${process.pid}.backup`);
      await expect(client.keeping.backup({ file })).rejects.toMatchObject({ code: 'already-running' });
      await expect(client.updates.copy()).rejects.toMatchObject({ code: 'already-running' });
      await client.jobs.cancel({ job });
      expect(await endOf(client, job)).toMatchObject({ state: 'cancelled' });
      expect((await client.updates.state()).copies).toEqual([]);
      expect((await readdir(join(home, 'before', 'updates'))).filter((name) => name.endsWith('.backup'))).toEqual([]);
    });
  });

  it('a Meadow that runs from its sources says so, and installs nothing', async () => {
    await withCore(home, async (client) => {
      expect(await client.updates.state()).toMatchObject({ way: 'checkout', ready: false, copies: [] });
      await expect(client.updates.fetch()).rejects.toMatchObject({ code: 'not-found' });
      await expect(client.updates.install({ copy: false, anyway: true })).rejects.toMatchObject({ code: 'not-found' });
      await expect(client.updates.back({ copy: false, anyway: true })).rejects.toMatchObject({ code: 'not-found' });
    });
  });
});

describe('another version', () => {
  let folder: string;
  let done: string[];
  let failing: 'fetch' | 'install' | undefined;
  const parcels = createTarParcels();
  const clock = createFakeClock('2026-06-01T12:00:00Z');
  const jobs = createJobs({ events: { publish: () => undefined }, clock });
  const kept = new Map<string, unknown>();
  let settings: { updates: { look: boolean } };
  let newest: string | undefined;

  const updater: Updater = {
    async look() {
      done.push('look');
      return newest === undefined ? undefined : released(newest);
    },
    async fetch({ version, from }) {
      if (failing === 'fetch') throw new Fault('update-refused', 'Its hash is another.', 'Try again.');
      done.push(`fetch ${version}${from === undefined ? '' : ` from ${from}`}`);
    },
    async install() {
      done.push('install');
      if (failing === 'install') throw new Fault('update-failed', 'A person said no.', 'Try again.');
    },
  };
  const releases: Releases = {
    image: 'example.org/meadow',
    page: (version = '') => `https://example.org/${version}`,
    folder: (version) => `https://example.org/files/${version}`,
    list: async () => [],
  };
  const open = (version: string, tables: number, more: Partial<UpdatesParts> = {}) =>
    createUpdates({
      copiesAt: join(folder, 'copies'),
      parcels,
      clock,
      jobs,
      version,
      tables,
      settings: { get: async () => settings },
      records: { get: async (name) => kept.get(name), put: async (name, value) => void kept.set(name, value) },
      computer: { platform: 'linux', arch: 'x64' },
      releases,
      updater,
      way: 'itself',
      async backup(file) {
        clock.pass(1000);
        done.push('copy');
        await parcels.pack(file, { kind: 'backup', version, created: clock.now(), files: 0, bytes: 0 }, []);
        return { file, files: 0, bytes: 0 };
      },
      async restore({ file, version }) {
        done.push(`restore for ${version}`);
        return { file, files: 0, bytes: 0 };
      },
      forgetRestore: async () => void done.push('forget'),
      emit: () => undefined,
      chance: 0,
      ...more,
    });
  const ended = async (begun: { job: string } | Promise<{ job: string }>) =>
    (await Array.fromAsync(jobs.watch((await begun).job))).at(-1);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-versions-'));
    done = [];
    failing = undefined;
    settings = { updates: { look: false } };
    newest = '1.2.0';
    kept.clear();
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is found, downloaded when a person says so, and installed behind a copy of the data', async () => {
    const updates = open('1.1.0', 8);
    await updates.begin();
    expect(await updates.look()).toMatchObject({ found: { version: '1.2.0', notes: '- Better' }, ready: false });
    await expect(updates.install({ copy: true, anyway: false })).rejects.toMatchObject({ code: 'not-found' });
    expect(await ended(updates.fetch())).toMatchObject({ state: 'done' });
    expect((await updates.state()).ready).toBe(true);
    expect(await ended(updates.install({ copy: true, anyway: false }))).toMatchObject({ state: 'done' });
    expect(done).toEqual(['look', 'fetch 1.2.0', 'copy', 'install']);
  });

  it('tells what is new in it once it runs, also after the next look, and until another one does', async () => {
    const older = open('1.1.0', 8);
    await older.begin();
    await older.look();
    expect(await older.state()).not.toHaveProperty('arrived');
    const newer = open('1.2.0', 8);
    await newer.begin();
    newest = undefined;
    await newer.look();
    expect(await newer.state()).toMatchObject({
      arrived: { version: '1.2.0', notes: '- Better', page: 'https://example.org/1.2.0' },
    });
    const again = open('1.1.0', 8);
    await again.begin();
    expect(await again.state()).not.toHaveProperty('arrived');
  });

  it('is not ready where its download failed', async () => {
    const updates = open('1.1.0', 8);
    await updates.look();
    failing = 'fetch';
    expect(await ended(updates.fetch())).toMatchObject({ state: 'failed', error: { code: 'update-refused' } });
    expect((await updates.state()).ready).toBe(false);
  });

  it('waits for other work, unless a person says otherwise', async () => {
    const updates = open('1.1.0', 8);
    await updates.look();
    await ended(updates.fetch());
    const training = Promise.withResolvers<void>();
    jobs.start('train', () => training.promise);
    await expect(updates.install({ copy: false, anyway: false })).rejects.toMatchObject({
      code: 'jobs-running',
      details: { count: 1 },
    });
    expect(await ended(updates.install({ copy: false, anyway: true }))).toMatchObject({ state: 'done' });
    training.resolve();
  });

  it('gives its place back: the data of then come back where the tables are others', async () => {
    const older = open('1.1.0', 8);
    await older.begin();
    await ended(older.copy());
    const newer = open('1.2.0', 9);
    await newer.begin();
    const { earlier, found, arrived } = await newer.state();
    expect(found).toBeUndefined();
    expect(arrived).toBeUndefined();
    expect(earlier).toMatchObject({ version: '1.1.0', reads: false, page: 'https://example.org/1.1.0' });
    expect(earlier?.copy?.version).toBe('1.1.0');
    done = [];
    expect(await ended(newer.back({ copy: true, anyway: false }))).toMatchObject({ state: 'done' });
    expect(done).toEqual(['fetch 1.1.0 from https://example.org/files/1.1.0', 'copy', 'restore for 1.1.0', 'install']);
    // The older one finds no version before itself, and keeps what the newer one left.
    const again = open('1.1.0', 8);
    await again.begin();
    expect(await again.state()).not.toHaveProperty('earlier');
    expect((await again.state()).copies.map(({ version }) => version)).toEqual(['1.2.0', '1.1.0']);
  });

  it('leaves the data alone where the version before reads the same tables', async () => {
    await open('1.1.0', 9).begin();
    const newer = open('1.2.0', 9);
    await newer.begin();
    await ended(newer.back({ copy: false, anyway: false }));
    expect(done).toEqual(['fetch 1.1.0 from https://example.org/files/1.1.0', 'install']);
  });

  it('does not take the place where it cannot be started: the data stay as they are', async () => {
    const older = open('1.1.0', 8);
    await older.begin();
    await ended(older.copy());
    const newer = open('1.2.0', 9);
    await newer.begin();
    failing = 'install';
    expect(await ended(newer.back({ copy: false, anyway: false }))).toMatchObject({ error: { code: 'update-failed' } });
    expect(done.slice(-2)).toEqual(['install', 'forget']);
  });

  it('is not gone back to without data that it can read', async () => {
    await open('1.1.0', 8).begin();
    const newer = open('1.2.0', 9);
    await newer.begin();
    await expect(newer.back({ copy: false, anyway: false })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is looked for by itself once a day, and not where that is off', async () => {
    const updates = open('1.1.0', 8);
    const end = new AbortController();
    const following = updates.follow(end.signal);
    const hours = async (count: number) => {
      for (let quarter = 0; quarter < count * 4; quarter++) {
        await expect.poll(() => clock.sleepers(), { interval: 1 }).toBe(1);
        clock.pass(15 * 60_000);
      }
    };
    await hours(30);
    expect(done).toEqual([]);
    settings = { updates: { look: true } };
    await hours(1);
    expect(done).toEqual(['look']);
    await hours(22);
    expect(done).toEqual(['look']);
    await hours(4);
    expect(done).toEqual(['look', 'look']);
    end.abort();
    await following;
  });

  it('cannot be looked for where nobody said where', async () => {
    const updates = open('1.1.0', 8, { updater: undefined, releases: undefined });
    await expect(updates.look()).rejects.toMatchObject({ code: 'not-found' });
    expect(await updates.state()).toMatchObject({ fault: { code: 'not-found' } });
  });
});

describe('the releases on GitHub', () => {
  const folder = join(tmpdir(), `meadow-releases-${process.pid}`);
  let server: ReturnType<typeof createServer>;
  let outgoing: Outgoing;
  let downloader: ReturnType<typeof createWebDownloader>;
  const answers = new Map<string, string>();
  const sum = createHash('sha256').update('the file').digest('hex');

  beforeAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    const authority = createAuthority(folder, 'trusted');
    server = createServer(authority.sign(['api.github.com', 'github.com']), (request, response) => {
      const body = answers.get(`${request.headers.host}${request.url}`);
      body === undefined ? response.writeHead(404).end() : response.end(body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    outgoing = await openOutgoing(
      { proxy: '', certificates: [] },
      {
        ca: authority.certificate,
        port: (server.address() as AddressInfo).port,
        isAllowed: () => true,
        resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      },
    );
    downloader = createWebDownloader(outgoing);
  });
  afterAll(async () => {
    await outgoing.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await rm(folder, { recursive: true });
  });
  beforeEach(() => answers.clear());

  const LIST = 'api.github.com/repos/meadow/app/releases?per_page=10';
  const asset = (name: string, more: object = {}) => ({
    name,
    browser_download_url: `https://github.com/meadow/app/releases/download/v1.2.0/${name}`,
    size: 8,
    ...more,
  });

  it('are told with their files, whose sums come from the list that was published with them', async () => {
    const assets = [
      asset('a.AppImage', { digest: `sha256:${'0'.repeat(64)}` }),
      asset('b.deb', { digest: `sha256:${sum}` }),
    ];
    const of = { draft: false, published_at: '2026-06-01T10:00:00Z', body: '- New', prerelease: false };
    answers.set(
      LIST,
      JSON.stringify([
        { tag_name: 'v1.2.0', ...of, assets: [...assets, asset('SHA256SUMS')] },
        { tag_name: 'v1.3.0', ...of, draft: true, assets },
      ]),
    );
    answers.set('github.com/meadow/app/releases/download/v1.2.0/SHA256SUMS', `${sum}  a.AppImage\n`);
    const all = await createGithubReleases('meadow/app', downloader).list();
    expect(all).toEqual([
      {
        version: '1.2.0',
        published: '2026-06-01T10:00:00Z',
        notes: '- New',
        files: [
          { name: 'a.AppImage', url: assets[0]?.browser_download_url, bytes: 8, sha256: sum },
          { name: 'b.deb', url: assets[1]?.browser_download_url, bytes: 8, sha256: sum },
        ],
      },
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['a page', '<!doctype html>'],
    ['a message', '{"message":"API rate limit exceeded"}'],
    [
      'files on another way than https',
      JSON.stringify([
        { tag_name: 'v1', draft: false, assets: [{ ...asset('a'), browser_download_url: 'file:///etc/passwd' }] },
      ]),
    ],
  ])('are a failed download where the answer is %s', async (_name, body) => {
    if (body !== undefined) answers.set(LIST, body);
    await expect(createGithubReleases('meadow/app', downloader).list()).rejects.toMatchObject({
      code: 'download-failed',
    });
  });
});
