import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type FromMain, fromCore, type Reach } from '../../contract/shapes/desktop.ts';

import type { Restart } from '../../main/leaving.ts';

import { createUpdateDesk, type UpdateTools } from '../../main/updates/update-desk.ts';
import { UpdateHttp } from '../../main/updates/update-http.ts';
import { type ParentPort, speakWith } from '../../services/adapters/electron/parent-port.ts';
import { createElectronUpdater } from '../../services/adapters/electron/updater.ts';
import type { Updater } from '../../services/ports/updater.ts';
import { createAuthority } from '../integration/downloads/authority.ts';
import { startProxy } from '../integration/downloads/proxy.ts';
import { openNodeUpdater } from './updates/node-updater.ts';
import { startReleaseServer } from './updates/release-server.ts';
import { type Failing, MacUpdaterDouble, toolsOf, UpdaterDouble } from './updates/updater-double.ts';

/** What of this folder is open in this process; nothing is known of it where there is no /proc. */
const openFiles = async (folder: string): Promise<string[]> => {
  const handles = await readdir('/proc/self/fd').catch(() => []);
  const files = await Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')));
  return files.filter((file) => file.startsWith(folder));
};

const noEnd = () => Promise.reject(new Error('Meadow is not to end.'));

/** Core and main, joined as Electron joins them: each word is copied on its way. */
function joinCoreAndMain(tools: UpdateTools, giveWay: (restart: Restart) => Promise<void> = noEnd): Updater {
  const listeners: Parameters<ParentPort['on']>[1][] = [];
  const tell = (news: FromMain) => {
    for (const listener of listeners) listener({ data: structuredClone(news), ports: [] });
  };
  const desk = createUpdateDesk(async () => tools);
  const parent: ParentPort = {
    on: (_event, listener) => listeners.push(listener),
    postMessage(raw) {
      const checked = fromCore.parse(structuredClone(raw));
      if (checked.type === 'update' || checked.type === 'update-cancel') desk.take(checked, tell, giveWay);
    },
  };
  return createElectronUpdater(speakWith(parent));
}

const secrets = mkdtempSync(join(tmpdir(), 'meadow-authority-'));
const company = createAuthority(secrets, 'company');
const ASSETS = 'release-assets.githubusercontent.com';
const secure = company.sign(['localhost', 'github.com', ASSETS]);
const direct: Reach = { proxy: '', except: '', certificates: [company.certificate] };
afterAll(() => rmSync(secrets, { recursive: true }));

describe("the real updater of an AppImage, by the core's wishes", () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof startReleaseServer>>;
  const never = () => ({ signal: new AbortController().signal, onBytes: () => {} });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-updates-'));
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'app-update.yml'), 'updaterCacheDirName: meadow\n');
    await writeFile(join(folder, 'Meadow.AppImage'), 'the app that runs');
    vi.stubEnv('APPIMAGE', join(folder, 'Meadow.AppImage'));
    server = await startReleaseServer(secure);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await server.close();
    await rm(folder, { recursive: true });
  });

  const nodeUpdater = (version = '1.0.0', network = direct) =>
    openNodeUpdater({ folder, version, network: () => network, host: `localhost:${server.port}` });
  const open = (version?: string) => joinCoreAndMain(nodeUpdater(version).tools);
  /** As it asks outside of a test: at github.com, through a proxy. */
  const openThrough = (network: Reach) =>
    joinCoreAndMain(openNodeUpdater({ folder, version: '1.0.0', network: () => network }).tools);
  const fetched = async () => {
    const pending = join(folder, 'cache', 'meadow', 'pending');
    const [name] = (await readdir(pending).catch(() => [])).filter((one) => one.endsWith('.AppImage'));
    return name === undefined ? undefined : readFile(join(pending, name));
  };

  it('finds the newest version with its notes, and downloads nothing by itself', async () => {
    server.publish({ version: '1.1.0', notes: '- Faster\n- <b>bold</b>' });
    const found = await open().look();
    expect(found).toEqual({
      version: '1.1.0',
      notes: '- Faster\n- <b>bold</b>',
      published: '2026-06-01T10:00:00.000Z',
    });
    expect(server.asked.some((path) => path.endsWith('.AppImage'))).toBe(false);
  });

  it('takes the notes of the feed where the release file has none', async () => {
    server.publish({ version: '1.1.0' });
    expect((await open().look())?.notes).toContain('<li>Out of the feed</li>');
  });

  it('finds nothing where this is the newest, or where it is not rolled out to this computer yet', async () => {
    server.publish({ version: '1.0.0' });
    expect(await open().look()).toBeUndefined();
    server.publish({ version: '1.1.0', staged: 0 });
    expect(await open().look()).toBeUndefined();
    server.publish({ version: '1.1.0', staged: 100 });
    expect((await open().look())?.version).toBe('1.1.0');
  });

  it('downloads it, and tells how far it is', async () => {
    const { body } = server.publish({ version: '1.1.0', size: 3_000_000 });
    const told: [number, number][] = [];
    await open().fetch({ version: '1.1.0' }, { ...never(), onBytes: (done, total) => told.push([done, total]) });
    expect(Buffer.compare((await fetched())!, body)).toBe(0);
    expect(told.at(-1)).toEqual([3_000_000, 3_000_000]);
  });

  it('refuses what is not what was released, and leaves nothing of it', async () => {
    server.publish({ version: '1.1.0', altered: true });
    await expect(open().fetch({ version: '1.1.0' }, never())).rejects.toMatchObject({ code: 'update-refused' });
    expect(await fetched()).toBeUndefined();
    expect(await readFile(join(folder, 'Meadow.AppImage'), 'utf8')).toBe('the app that runs');
    // The same, put right, is taken.
    server.publish({ version: '1.1.0' });
    await open().fetch({ version: '1.1.0' }, never());
    expect(await fetched()).toBeDefined();
  });

  it('downloads no other version than the one that was said yes to', async () => {
    server.publish({ version: '1.1.0' });
    const updater = open();
    await updater.look();
    server.publish({ version: '1.2.0' });
    await expect(updater.fetch({ version: '1.1.0' }, never())).rejects.toMatchObject({
      code: 'update-failed',
      message: expect.stringContaining('there is 1.2.0 now'),
      details: { because: 'another-offered', offered: '1.2.0' },
    });
    expect(await fetched()).toBeUndefined();
  });

  it('stops a download in its middle, and can begin it again', async () => {
    const { body } = server.publish({ version: '1.1.0' });
    server.holdBack(true);
    const end = new AbortController();
    const updater = open();
    const fetching = updater.fetch({ version: '1.1.0' }, { ...never(), signal: end.signal });
    await expect.poll(() => server.asked.some((path) => path.endsWith('.AppImage'))).toBe(true);
    end.abort(new Error('a person said stop'));
    await expect(fetching).rejects.toThrow('a person said stop');
    // Nothing of it goes on: neither its connection, nor its file.
    await expect.poll(() => server.open).toBe(0);
    await expect.poll(() => openFiles(folder)).toEqual([]);
    server.holdBack(false);
    await updater.fetch({ version: '1.1.0' }, never());
    expect(Buffer.compare((await fetched())!, body)).toBe(0);
  });

  it('stops while it still looks, without waiting for a server that says nothing', async () => {
    server.publish({ version: '1.1.0' });
    server.keepSilent(true);
    const end = new AbortController();
    const fetching = open().fetch({ version: '1.1.0' }, { ...never(), signal: end.signal });
    await expect.poll(() => server.asked.length).toBeGreaterThan(0);
    end.abort(new Error('a person said stop'));
    await expect(fetching).rejects.toThrow('a person said stop');
  });

  it('explains nothing by what failed before', async () => {
    const { tools } = nodeUpdater();
    const updater = joinCoreAndMain(tools);
    await server.close();
    await expect(updater.look()).rejects.toMatchObject({ details: { because: 'no-connections' } });
    server = await startReleaseServer(secure);
    await expect(updater.install()).rejects.toMatchObject({ details: { because: 'not-downloaded' } });
  });

  it("goes back to an older version by that version's own folder, and only then", async () => {
    const old = server.publish({ version: '0.9.0' });
    server.publish({ version: '1.0.0' });
    const updater = open();
    expect(await updater.look()).toBeUndefined();
    await expect(updater.fetch({ version: '0.9.0' }, never())).rejects.toMatchObject({ code: 'update-failed' });
    await updater.fetch({ version: '0.9.0', from: server.folder('0.9.0') }, never());
    expect(Buffer.compare((await fetched())!, old.body)).toBe(0);
    // Afterwards the usual feed is asked again, and an older one is none that it offers.
    server.publish({ version: '0.9.5' });
    expect(await updater.look()).toBeUndefined();
  });

  it('says why nothing came', async () => {
    await expect(open().look()).rejects.toMatchObject({ code: 'update-failed', details: { because: 'no-release' } });
    server.publish({ version: '1.1.0' });
    const { tools } = nodeUpdater();
    await server.close();
    await expect(joinCoreAndMain(tools).look()).rejects.toMatchObject({
      code: 'update-failed',
      message: expect.stringContaining('the server takes no connections'),
      details: { because: 'no-connections' },
    });
    server = await startReleaseServer(secure);
  });

  it('says where nothing waits to be installed, and does not end', async () => {
    const { tools, quits } = nodeUpdater();
    await expect(joinCoreAndMain(tools).install()).rejects.toMatchObject({ code: 'update-failed' });
    await sleep(20);
    expect(quits).toEqual([]);
  });

  describe('behind a proxy that looks into https', () => {
    let proxy: Awaited<ReturnType<typeof startProxy>>;
    beforeEach(async () => {
      proxy = await startProxy(server.port);
    });
    afterEach(() => proxy.close());

    it('finds, downloads and checks a version where the certificate of the company is named', async () => {
      const { body } = server.publish({ version: '1.1.0', notes: '- Faster' });
      server.moveFiles(ASSETS);
      const updater = openThrough({ ...direct, proxy: proxy.address });
      expect(await updater.look()).toMatchObject({ version: '1.1.0', notes: '- Faster' });
      await updater.fetch({ version: '1.1.0' }, never());
      expect(Buffer.compare((await fetched())!, body)).toBe(0);
      expect(new Set(proxy.asked)).toEqual(new Set(['github.com:443', `${ASSETS}:443`]));
      server.publish({ version: '1.2.0', altered: true });
      await expect(updater.fetch({ version: '1.2.0' }, never())).rejects.toMatchObject({ code: 'update-refused' });
    });

    it('says that the certificate is not known, and where to name it, where it is not', async () => {
      server.publish({ version: '1.1.0' });
      await expect(openThrough({ proxy: proxy.address, except: '', certificates: [] }).look()).rejects.toMatchObject({
        code: 'certificate-unknown',
        hint: expect.stringContaining('Settings, Network'),
        details: { because: 'unproven', address: expect.stringContaining('https://github.com/') },
      });
      expect(server.asked).toEqual([]);
    });

    it('gives user and password, and says what the proxy wants without showing them', async () => {
      server.publish({ version: '1.1.0' });
      const strict = await startProxy(server.port, { user: 'me@corp', password: 'p:w/d' });
      const as = (user: string, password: string) => {
        const address = strict.address.replace('//', `//${encodeURIComponent(user)}:${encodeURIComponent(password)}@`);
        return openThrough({ ...direct, proxy: address }).look();
      };
      try {
        expect(await as('me@corp', 'p:w/d')).toMatchObject({ version: '1.1.0' });
        const said = await as('me@corp', 'wrong').catch((thrown) => thrown);
        expect(said).toMatchObject({ code: 'proxy-sign-in', details: { proxy: strict.address } });
        expect(JSON.stringify(said)).not.toContain('corp');
      } finally {
        await strict.close();
      }
    });

    it('tells a proxy that refuses, or is away, from a server that is', async () => {
      const refusing = await startProxy(server.port, { refuses: true });
      const through = { ...direct, proxy: refusing.address };
      await expect(openThrough(through).look()).rejects.toMatchObject({ code: 'proxy-refused' });
      await refusing.close();
      await expect(openThrough(through).look()).rejects.toMatchObject({
        code: 'proxy-down',
        details: { proxy: refusing.address },
      });
    });

    it('asks directly for the names that are excepted', async () => {
      server.publish({ version: '1.1.0' });
      const network = { ...direct, proxy: proxy.address, except: 'localhost' };
      expect(await joinCoreAndMain(nodeUpdater('1.0.0', network).tools).look()).toMatchObject({ version: '1.1.0' });
      expect(proxy.asked).toEqual([]);
    });
  });

  it('follows no server to an address without https', async () => {
    server.publish({ version: '1.1.0' });
    const http = new UpdateHttp(() => direct);
    const plain = { protocol: 'http:', hostname: 'localhost', port: server.port, path: '/' };
    await expect(http.request(plain)).rejects.toThrow('no https');
    expect(server.asked).toEqual([]);
  });
});

it('the updater is opened with the first question, once', async () => {
  const opened = vi.fn(async (): Promise<UpdateTools> => {
    throw new Error('not signed');
  });
  const desk = createUpdateDesk(opened);
  expect(opened).not.toHaveBeenCalled();
  const told: FromMain[] = [];
  desk.take({ type: 'update', ask: 1, what: { do: 'look' } }, (news) => told.push(news), noEnd);
  desk.take({ type: 'update', ask: 2, what: { do: 'look' } }, (news) => told.push(news), noEnd);
  await expect.poll(() => told.length).toBe(2);
  expect(told[0]).toMatchObject({ type: 'update-answered', ask: 1, trouble: { thrown: [{ message: 'not signed' }] } });
  expect(opened).toHaveBeenCalledOnce();
});

it.each(['fetch', 'look'] as const)(
  'a %s that is stopped while the updater is being loaded begins nothing',
  async (what) => {
    const updater = new UpdaterDouble({ version: '2.0.0', quit: () => {}, onStart: () => {} });
    const begun = vi.spyOn(updater, 'checkForUpdates');
    const opening = Promise.withResolvers<UpdateTools>();
    const desk = createUpdateDesk(() => opening.promise);
    const told: FromMain[] = [];
    const wish = what === 'look' ? { do: what } : { do: what, version: '2.0.0' };
    desk.take({ type: 'update', ask: 1, what: wish }, (news) => told.push(news), noEnd);
    desk.take({ type: 'update-cancel', ask: 1 }, (news) => told.push(news), noEnd);
    // Nobody waits for it either.
    await expect.poll(() => told).toMatchObject([{ type: 'update-answered', ask: 1, trouble: {} }]);
    opening.resolve(toolsOf(updater));
    await sleep(20);
    expect(begun).not.toHaveBeenCalled();
    desk.take({ type: 'update', ask: 2, what: wish }, (news) => told.push(news), noEnd);
    await expect.poll(() => told.length).toBe(2);
    expect(told[1]).not.toHaveProperty('trouble');
  },
);

describe('the restart as another version', () => {
  let happened: string[];
  const options = (failing?: Failing) => ({
    version: '2.0.0',
    quit: () => void happened.push('quit'),
    onStart: () => void happened.push('started'),
    failing,
  });
  const watch = { signal: new AbortController().signal, onBytes: () => {} };
  /** What main would do: end everything, then this. */
  const giveWay = async (restart: Restart) => {
    happened.push('ends');
    const why = await restart();
    happened.push(why ? `failed: ${why.code}` : 'left');
  };
  const untilLast = (what: string) => expect.poll(() => happened.at(-1)).toBe(what);
  beforeEach(() => {
    happened = [];
  });

  it('begins when the core was answered, and Meadow has ended when the installer starts', async () => {
    const updater = joinCoreAndMain(toolsOf(new UpdaterDouble(options())), giveWay);
    await updater.fetch({ version: '2.0.0' }, watch);
    await updater.install().then(() => happened.push('answered'));
    await untilLast('left');
    expect(happened.toSorted()).toEqual(['answered', 'ends', 'left', 'quit', 'started']);
    expect(happened.filter((what) => what !== 'answered')).toEqual(['ends', 'started', 'quit', 'left']);
  });

  it.each(['start', 'start-late'] as const)('tells what keeps the installer from it: %s', async (failing) => {
    const updater = joinCoreAndMain(toolsOf(new UpdaterDouble(options(failing))), giveWay);
    await updater.fetch({ version: '2.0.0' }, watch);
    await updater.install();
    await expect.poll(() => happened).toContain('failed: update-failed');
  });

  it('waits on macOS until the system has taken it over, however long that takes', async () => {
    const mac = new MacUpdaterDouble(options());
    const updater = joinCoreAndMain(toolsOf(mac, mac.native), giveWay);
    await updater.fetch({ version: '2.0.0' }, watch);
    // What is only downloaded is not taken over: the system would install it at the next start, unasked.
    expect(mac.native.asked).toBe(0);
    const installing = updater.install().then(() => happened.push('answered'));
    await expect.poll(() => mac.native.asked).toBe(1);
    await sleep(50);
    expect(happened).toEqual([]);
    mac.takeOver();
    await installing;
    await untilLast('quit');
    expect(happened.filter((what) => what !== 'answered')).toEqual(['ends', 'started', 'quit']);
    expect([mac.native.eventNames(), mac.eventNames()]).toEqual([[], ['error']]);
  });

  it('tells the core where macOS refuses the signature: nothing has ended by then', async () => {
    const mac = new MacUpdaterDouble(options('take-over'));
    const updater = joinCoreAndMain(toolsOf(mac, mac.native), giveWay);
    await updater.fetch({ version: '2.0.0' }, watch);
    const installing = updater.install();
    await expect.poll(() => mac.native.asked).toBe(1);
    mac.takeOver();
    await expect(installing).rejects.toMatchObject({ code: 'update-refused' });
    await sleep(20);
    expect(happened).toEqual([]);
    expect([mac.native.eventNames(), mac.eventNames()]).toEqual([[], []]);
  });
});
