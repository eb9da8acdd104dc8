import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { startWebHost, type WebHost } from '../../host/web/web-host.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { runMeadow } from './cli/run-meadow.ts';
import { makePhoto } from './predictor/made-photo.ts';

/** The first port that anybody may take. */
const LOWEST_PORT = '/proc/sys/net/ipv4/ip_unprivileged_port_start';

let folder: string;
let core: Core;
let host: WebHost;
let base: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-web-'));
  const window = join(folder, 'window');
  await mkdir(join(window, 'assets'), { recursive: true });
  await writeFile(join(window, 'index.html'), '<!doctype html><title>Meadow</title>');
  await writeFile(join(window, 'assets/app-1.js'), 'start()');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  core = await createCore({
    home: join(folder, 'home'),
    host: 'web',
    open: false,
    link: async () => ({ url: host.link() }),
  });
  host = await startWebHost({ core, folder: window, port: 18_500 });
  base = `http://127.0.0.1:${host.port}`;
});
afterAll(async () => {
  await host.close();
  await core.close();
  await rm(folder, { recursive: true });
});

interface Session {
  cookie: string;
  key: string;
}

async function enter(headers: Record<string, string> = {}): Promise<Session> {
  const answer = await fetch(host.link(), { redirect: 'manual', headers });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const key = answer.headers.get('location')?.split('#key=')[1] ?? '';
  return { cookie, key };
}

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(base + path, { headers, method, redirect: 'manual' });

describe('the way in', () => {
  test('a link opens one session: a cookie out of reach, and a key that no server sees again', async () => {
    const answer = await fetch(host.link(), { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/#key=[\w-]{43}$/);
    expect(answer.headers.get('set-cookie')).toMatch(/^meadow-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('a token is used up, also by the one who used it', async () => {
    const link = host.link();
    const first = await fetch(link, { redirect: 'manual' });
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(401);
    const reload = await fetch(link, { redirect: 'manual', headers: { cookie } });
    expect(reload.status).toBe(303);
    expect(reload.headers.get('location')).toBe('/');
    expect(reload.headers.get('set-cookie')).toBeNull();
  });

  test('a link on another page leads in by a page of its own, so that the cookie goes along', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const { status, text: page } = await raw('GET', host.link().slice(base.length), headers);
    expect(status).toBe(200);
    expect(page).toMatch(/http-equiv="refresh" content="0;url=\/#key=[\w-]{43}"/);
  });

  test('only looking at a link does not use it up', async () => {
    const link = host.link();
    expect((await fetch(link, { method: 'HEAD', redirect: 'manual' })).status).toBe(405);
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
  });

  test('a second window of the same browser keeps the first one open', async () => {
    const first = await enter();
    const answer = await fetch(host.link(), { redirect: 'manual', headers: { cookie: first.cookie } });
    const second = answer.headers.get('location')?.split('#key=')[1] ?? '';
    for (const key of [first.key, second]) {
      const about = await ask('/rpc/system/about', { cookie: first.cookie, 'x-meadow-key': key }, 'POST');
      expect(about.status).toBe(200);
    }
  });

  test('without a session a person reads how to get one, in their language', async () => {
    const page = await ask('/', { accept: 'text/html', 'accept-language': 'fr-FR,fr;q=0.9' });
    expect(page.status).toBe(401);
    expect(page.headers.get('content-type')).toContain('text/html');
    const text = await page.text();
    expect(text).toContain('lang="fr"');
    expect(text).toContain('npm start');
  });
});

describe('a window that is reached through something else, as a port of a container is', () => {
  let published: WebHost;
  const OUTSIDE = 'http://127.0.0.1:28501';
  beforeAll(async () => {
    const reach = { address: '0.0.0.0', origin: OUTSIDE, command: 'docker exec 1 meadow web' };
    published = await startWebHost({ core, folder: join(folder, 'window'), port: 18_600, reach });
  });
  afterAll(() => published.close());

  const look = (path: string, headers: Record<string, string>) => raw('GET', path, headers, published.port);

  test('its links and its cookie have the port outside', async () => {
    const link = published.link();
    expect(link.startsWith(`${OUTSIDE}/?token=`)).toBe(true);
    const { status, headers } = await look(link.slice(OUTSIDE.length), { host: '127.0.0.1:28501' });
    expect(status).toBe(303);
    expect(headers['set-cookie']?.[0]).toMatch(/^meadow-28501=/);
  });

  test('it tells anybody that it is there, and nothing more', async () => {
    expect(await look('/health/live', {})).toMatchObject({ status: 200, text: '{"live":true}' });
    expect((await look('/health/live', { host: 'evil.example' })).status).toBe(421);
    expect((await look('/', {})).status).toBe(401);
  });

  test('without a session a person reads the command that gives one', async () => {
    const { text } = await look('/', { accept: 'text/html' });
    expect(text).toContain('docker exec 1 meadow web');
    expect(text).not.toContain('npm start');
  });
});

describe('who may ask', () => {
  type Sent = Record<string, string>;
  const choices = (session: Session): [what: string, good: boolean, sent: Sent][][] => [
    [
      ['no cookie', false, {}],
      ['a wrong cookie', false, { cookie: `meadow-${host.port}=${'x'.repeat(43)}` }],
      ['the cookie', true, { cookie: session.cookie }],
    ],
    [
      ['no key', false, {}],
      ['a wrong key', false, { 'x-meadow-key': 'x'.repeat(43) }],
      ['the key', true, { 'x-meadow-key': session.key }],
    ],
    [
      ['its address', true, { host: `127.0.0.1:${host.port}` }],
      ['another name', false, { host: 'evil.example' }],
      ['another name with its port', false, { host: `evil.example:${host.port}` }],
    ],
    [
      ['no origin', true, {}],
      ['its origin', true, { origin: base }],
      ['no origin at all', false, { origin: 'null' }],
      ['another origin', false, { origin: 'http://evil.example' }],
      ['another port', false, { origin: 'http://127.0.0.1:1' }],
    ],
    [
      ['no word of the site', true, {}],
      ['typed', true, { 'sec-fetch-site': 'none' }],
      ['same origin', true, { 'sec-fetch-site': 'same-origin' }],
      ['same site', false, { 'sec-fetch-site': 'same-site' }],
      ['cross site', false, { 'sec-fetch-site': 'cross-site' }],
    ],
  ];

  test('of all that can be sent, only cookie and key from this very window get an answer', async () => {
    const none: { what: string[]; good: boolean; sent: Sent }[] = [{ what: [], good: true, sent: {} }];
    const requests = choices(await enter()).reduce(
      (so, more) =>
        so.flatMap(({ what, good, sent }) =>
          more.map(([word, fine, header]) => ({
            what: [...what, word],
            good: good && fine,
            sent: { ...sent, ...header },
          })),
        ),
      none,
    );
    const answered: string[] = [];
    for (const { what, sent } of requests) {
      const { status } = await raw('POST', '/rpc/system/about', sent);
      if (status === 200) answered.push(what.join(', '));
    }
    expect(requests).toHaveLength(675);
    expect(answered).toEqual(requests.filter(({ good }) => good).map(({ what }) => what.join(', ')));
    expect(answered).toHaveLength(6);
  });

  test.each(['/', '/index.html', '/assets/app-1.js', '/files/thumbnails/x', '/nothing'])(
    '%s asks for the cookie',
    async (path) => {
      expect((await ask(path)).status).toBe(401);
      expect((await ask(path, { cookie: 'meadow-1=x' })).status).toBe(401);
    },
  );

  test('there is no CORS, and no other method', async () => {
    const { cookie, key } = await enter();
    const preflight = await ask(
      '/rpc/system/about',
      { cookie, origin: base, 'access-control-request-method': 'POST' },
      'OPTIONS',
    );
    expect(preflight.status).toBe(405);
    const answer = await ask('/rpc/system/about', { cookie, 'x-meadow-key': key, origin: base }, 'POST');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      expect((await ask('/', { cookie }, method)).status).toBe(405);
    }
  });
});

describe('the window', () => {
  test('comes under a policy that lets it load only itself', async () => {
    const { cookie } = await enter();
    const page = await ask('/', { cookie });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await ask('/assets/app-1.js', { cookie })).headers.get('cache-control')).toContain('immutable');
  });

  test('keeps pictures for a while, and never a file that is saved: its address may lead to other bytes by then', async () => {
    const { cookie } = await enter();
    const keptOf = async (name?: string) => {
      core.files.answer('kept', async () => ({ bytes: new Uint8Array(3), type: 'image/webp', ...(name && { name }) }));
      return (await ask(core.files.addressIn('kept', 'x'), { cookie })).headers.get('cache-control');
    };
    expect(await keptOf()).toBe('private, max-age=3600');
    expect(await keptOf('photo.webp')).toBe('no-store');
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//etc/passwd',
    '/assets/%00',
  ])('%s leads nowhere', async (path) => {
    const { cookie } = await enter();
    const { status, text: page } = await raw('GET', path, { cookie });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(page).not.toContain('secret\n');
  });

  test('a port that is taken is passed over', async () => {
    const second = await startWebHost({ core, folder: join(folder, 'window'), port: host.port });
    expect(second.port).toBeGreaterThan(host.port);
    await second.close();
  });

  const lowest = existsSync(LOWEST_PORT) ? Number(readFileSync(LOWEST_PORT, 'utf8')) : 0;
  test.skipIf(lowest < 181)(
    'a port that the system keeps for itself is told as that (Linux: those below 1024)',
    { timeout: 120_000 },
    async () => {
      // Root alone may take them.
      const through = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-net_bind_service'] : [];
      const { code, stderr } = await runMeadow(['web', '--port', '80'], {
        home: join(folder, 'low'),
        cwd: folder,
        through,
      });
      expect(stderr).toContain(
        'meadow: This system does not let Meadow use port 80.\nName one above 1023 with --port.\n',
      );
      expect(code).toBe(1);
    },
  );

  test('where all are taken it says so, and names the one it began with', async () => {
    const last = createServer().listen(65_535, '127.0.0.1');
    await once(last, 'listening').catch(() => undefined); // somebody else's, then
    const taken = startWebHost({ core, folder: join(folder, 'window'), port: 65_535 });
    await expect(taken).rejects.toMatchObject({ code: 'port-taken', message: 'No port from 65535 on is free.' });
    last.close();
  });
});

describe('the core behind it', () => {
  const client = ({ cookie, key }: Session): Client =>
    createORPCClient(new RPCLink({ url: `${base}/rpc`, headers: { cookie, 'x-meadow-key': key, origin: base } }));

  test('photos go up, verdicts stream back, pictures come by signed addresses', async () => {
    const session = await enter();
    const { predicting } = client(session);
    const { batch } = await predicting.open({ expected: 3 });
    await predicting.add({
      batch,
      name: 'garden/a.jpg',
      photo: new File([new Uint8Array(await makePhoto(1))], 'a.jpg'),
    });
    await predicting.add({ batch, name: 'notes\n.txt', photo: new File(['Dear gardener'], 'notes') });
    await predicting.add({ batch, name: 'empty.jpg', photo: new File([], 'empty') });
    await predicting.close({ batch });
    const updates = await Array.fromAsync(await predicting.watch({ batch }));
    const results = updates.flatMap((update) => update.results).toSorted((a, b) => a.index - b.index);
    expect(updates.at(-1)?.job.state).toBe('done');
    expect(results.map(({ photo, error }) => error?.code ?? photo)).toEqual([
      'garden/a.jpg',
      'photo-format',
      'photo-empty',
    ]);

    const address = results[0]?.thumbnail ?? '';
    const { cookie } = session;
    const picture = await ask(address, { cookie });
    expect(picture.headers.get('content-type')).toBe('image/webp');
    expect((await picture.bytes()).byteLength).toBeGreaterThan(100);
    expect((await ask(address)).status).toBe(401);
    expect(
      (
        await ask(
          address.replace(/signature=(.)/, (_, first) => `signature=${first === 'A' ? 'B' : 'A'}`),
          { cookie },
        )
      ).status,
    ).toBe(403);
    expect((await ask(address.replace(/until=\d/, 'until=9'), { cookie })).status).toBe(403);
    expect((await ask(address.replace(/\?.*/, ''), { cookie })).status).toBe(403);
    await predicting.forget({ batch });
    expect((await ask(address, { cookie })).status).toBe(200); // the history still shows it
    await client(session).history.remove({ filter: {} });
    expect((await ask(address, { cookie })).status).toBe(404);
  });

  test('errors arrive with their code, a sentence and a hint; what is no input is told, not obeyed', async () => {
    const { predicting, models } = client(await enter());
    const missing = await models.card({ version: 'nothing-1' }).catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(ORPCError);
    expect(missing).toMatchObject({ defined: true, code: 'model-missing', data: { hint: expect.any(String) } });
    // @ts-expect-error a window of another version might
    await expect(predicting.start({ paths: 'a.jpg' })).rejects.toMatchObject({ code: 'bad-request', defined: true });
    await expect(predicting.cancel({ batch: '../../x' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(predicting.watch({ batch: 'x' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a request that nothing can read is told so in the contract’s words', async () => {
    const { cookie, key } = await enter();
    const headers = { cookie, 'x-meadow-key': key, 'content-type': 'application/json' };
    const body = JSON.stringify({ json: { batch: 1 }, meta: [[1, '__proto__', 'x']] });
    const answer = await fetch(`${base}/rpc/predicting/close`, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      json: { defined: true, code: 'bad-request', data: { code: 'bad-request', hint: expect.any(String) } },
    });
  });

  test('a request that is too large is refused before it is read', async () => {
    const { cookie, key } = await enter();
    const headers = { cookie, 'x-meadow-key': key, 'content-length': String(10 ** 9) };
    expect(await raw('POST', '/rpc/predicting/add', headers)).toMatchObject({ status: 413 });
    const chunked = { ...headers, 'content-length': '', 'transfer-encoding': 'chunked' };
    expect(await raw('POST', '/rpc/predicting/add', chunked)).toMatchObject({ status: 413 });
  });

  test('whoever leaves a stream frees it', async () => {
    const { system } = client(await enter());
    const leave = new AbortController();
    const events = await system.events(undefined, { signal: leave.signal });
    const heard = Array.fromAsync(events).catch((error: Error) => error.name);
    leave.abort();
    expect(await heard).toBe('AbortError');
  });
});

interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A request with headers as they are, also those that `fetch` sets itself. */
async function raw(
  method: string,
  path: string,
  headers: Record<string, string>,
  port = host.port,
): Promise<RawAnswer> {
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  const request = httpRequest({ host: '127.0.0.1', port, method, path, headers: given, agent: false });
  if ('content-length' in given || 'transfer-encoding' in given) request.flushHeaders();
  else request.end();
  const [answer] = await once(request, 'response');
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) };
}
