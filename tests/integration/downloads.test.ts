import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWebDownloader } from '../../services/adapters/web/downloader.ts';
import { type Internet, openOutgoing } from '../../services/adapters/web/outgoing.ts';
import { fromList } from '../../services/photos/from-list.ts';
import { createAuthority } from './downloads/authority.ts';
import { startPhotoHost } from './downloads/photo-host.ts';

/** In the place of an address of the public internet; all others are taken for private ones. */
const PUBLIC = '127.0.0.1';
const PRIVATE = '127.0.0.2';

const folder = mkdtempSync(join(tmpdir(), 'meadow-download-'));
const authority = createAuthority(folder, 'trusted');
const photo = await sharp({
  create: {
    width: 300,
    height: 300,
    channels: 3,
    background: '#789b34',
    noise: { type: 'gaussian', mean: 90, sigma: 30 },
  },
})
  .jpeg()
  .toBuffer();

let host: Awaited<ReturnType<typeof startPhotoHost>>;
/** What each name resolves to, one answer after another, the last one again and again. */
let names: Record<string, string[][]>;
let resolved: string[];
let downloader: Awaited<ReturnType<typeof createDownloader>>;

const createDownloader = async (ca = authority.certificate) => {
  const outgoing = await openOutgoing({ proxy: '', certificates: [] }, internet(ca));
  return { ...createWebDownloader(outgoing, { patience: 400 }), close: outgoing.close };
};
const internet = (ca: string): Internet => ({
  ca,
  port: host.port,
  patience: 400,
  isAllowed: (ip) => ip === PUBLIC,
  async resolve(name) {
    resolved.push(name);
    const answers = names[name];
    if (!answers) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    return answer.map((address) => ({ address, family: 4 }));
  },
});

beforeAll(async () => {
  host = await startPhotoHost(authority.sign(['photos.example', 'changing.example', 'inside.example']), photo);
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  names = {
    'photos.example': [[PUBLIC]],
    'inside.example': [[PRIVATE]],
    'both.example': [[PUBLIC, PRIVATE]],
    'other.example': [[PUBLIC]],
    'nowhere.example': [[]],
  };
  resolved = [];
  host.asked.length = 0;
  downloader = await createDownloader();
});
afterEach(() => downloader.close());

const download = (path: string, options: { most?: number; signal?: AbortSignal } = {}) =>
  downloader.download(`https://photos.example${path}`, { most: 1_000_000, ...options });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    ({ code, message }) => ({ code, message }),
  );

describe('the web downloader', () => {
  it('gives the bytes, also behind a redirect', async () => {
    expect(Buffer.compare(await download('/photo.jpg'), photo)).toBe(0);
    expect(Buffer.compare(await download('/moved'), photo)).toBe(0);
    expect(host.asked[0]).toEqual({ host: 'photos.example', path: '/photo.jpg', at: PUBLIC });
  });

  it.each([
    ['/missing', 'the server answered 404'],
    ['/circle', 'it was redirected too often'],
    ['/endless', 'it is larger than 1 MB'],
    ['/packed', 'it is larger than 1 MB'],
    ['/dripping', 'it comes too slowly'],
    ['/silent', 'the server stopped in the middle of it'],
    ['/cut', 'the server broke the connection off'],
  ])('says why %s failed: %s', async (path, why) => {
    const message = `https://photos.example${path} could not be downloaded: ${why}.`;
    expect(await failure(download(path))).toEqual({ code: 'download-failed', message });
  });

  it.each(['/inside', '/inside-by-name', '/plain'])('checks where %s leads like the first address', async (path) => {
    expect(await failure(download(path))).toMatchObject({ code: 'address-refused' });
    expect(host.asked.map((question) => question.path)).toEqual([path]);
  });

  it.each(['inside.example', 'both.example', 'nowhere.example'])('refuses %s for its addresses', async (name) => {
    const refusal = await failure(downloader.download(`https://${name}/photo.jpg`, { most: 1_000_000 }));
    expect(refusal).toMatchObject({ code: 'address-refused' });
    expect(host.asked).toEqual([]);
  });

  it('connects to the address that was checked, whatever the name resolves to afterwards', async () => {
    names['changing.example'] = [[PUBLIC], [PRIVATE]];
    const address = 'https://changing.example/photo.jpg';
    await downloader.download(address, { most: 1_000_000 });
    expect(host.asked.map(({ at }) => at)).toEqual([PUBLIC]);
    expect(resolved).toEqual(['changing.example']);
    const anew = await createDownloader();
    expect(await failure(anew.download(address, { most: 1_000_000 }))).toMatchObject({ code: 'address-refused' });
    expect(host.asked).toHaveLength(1);
    await anew.close();
  });

  it('refuses a name of this machine, as the system resolves it', async () => {
    const outgoing = await openOutgoing({ proxy: '', certificates: [] });
    const usual = createWebDownloader(outgoing);
    expect(await failure(usual.download('https://localhost/photo.jpg', { most: 1000 }))).toMatchObject({
      code: 'address-refused',
    });
    await outgoing.close();
  });

  it('says when there is no such name', async () => {
    const refusal = await failure(downloader.download('https://unknown.example/photo.jpg', { most: 1000 }));
    expect(refusal).toMatchObject({ message: expect.stringContaining('nobody knows a server of that name') });
  });

  it('asks no server whose certificate is for another name, or signed by an authority it does not trust', async () => {
    const strict = await createDownloader(createAuthority(folder, 'another').certificate);
    for (const work of [
      strict.download('https://photos.example/photo.jpg', { most: 1000 }),
      downloader.download('https://other.example/photo.jpg', { most: 1000 }),
    ])
      expect(await failure(work)).toMatchObject({
        code: 'certificate-unknown',
        message: expect.stringContaining('does not prove that it is the one of that name'),
      });
    expect(host.asked).toEqual([]);
    await strict.close();
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const work = download('/endless', { most: 1e9, signal: stop.signal });
    await expect.poll(() => host.asked.length).toBe(1);
    stop.abort();
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a list of addresses', () => {
  it('takes photos for what they are, whatever the server calls them', async () => {
    const places = ['photo.jpg', 'photo-called-a-page', 'page', 'page.jpg', 'nothing.jpg', 'dripping'];
    const list = ['url,label', ...places.map((place) => `https://photos.example/${place},grass`)].join('\n');
    const found = fromList(Buffer.from(list), undefined, downloader);
    const came = await Promise.allSettled(found.map(({ read }) => read(new AbortController().signal)));
    expect(came.map((one) => (one.status === 'fulfilled' ? one.value.byteLength : one.reason.code))).toEqual([
      photo.byteLength,
      photo.byteLength,
      'photo-format',
      'photo-format',
      'photo-empty',
      'download-failed',
    ]);
  });
});
