import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWebHost, type WebHost } from '../../host/web/web-host.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { savedAs } from '../../services/assembly/files.ts';

let folder: string;
let home: string;
let core: Core;
let host: WebHost;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-hostile-'));
  home = join(folder, 'home');
  // As a person makes it who names one: anybody may look in.
  await mkdir(home, { mode: 0o755 });
  await chmod(home, 0o755);
  core = await createCore({ home, host: 'web', open: false, link: async () => ({ url: host.link() }) });
  host = await startWebHost({ core, folder, port: 18_600 });
});
afterAll(async () => {
  await host.close();
  await core.close();
  await rm(folder, { recursive: true });
});

async function sent(path: string, body: string): Promise<{ status: number; answer: string }> {
  const headers = { 'content-type': 'application/json', 'x-meadow-client': 'test' };
  const call = request({ socketPath: core.socket, path, method: 'POST', headers });
  call.end(body);
  const [answer]: IncomingMessage[] = await once(call, 'response');
  return { status: answer?.statusCode ?? 0, answer: answer ? await text(answer) : '' };
}

/** What every object would have, had one of them been changed for all. */
const inherited = () => {
  const names: string[] = [];
  for (const name in {}) names.push(name);
  return [...names, ...Object.getOwnPropertyNames(Object.prototype).sort()];
};

it('no word in a request changes what all objects have in common', async () => {
  const before = inherited();
  const words = [
    '{"json":{"theme":"dark","__proto__":{"polluted":1}}}',
    '{"json":{"history":{"__proto__":{"polluted":1}}}}',
    '{"json":{"constructor":{"prototype":{"polluted":1}}}}',
    '{"json":{"a":1},"meta":[[0,"__proto__","polluted"]]}',
    '{"json":{"a":{"b":"1"}},"meta":[[1,"constructor","prototype","polluted"],[3,"__proto__","toString"]]}',
    '{"json":{},"meta":[[2,"__proto__"]],"maps":[["__proto__","polluted"]]}',
  ];
  for (const procedure of ['settings/change', 'history/search', 'stack/configure', 'predicting/start']) {
    for (const word of words) {
      const { status, answer } = await sent(`/rpc/${procedure}`, word);
      expect([status, answer].join(' ')).toMatch(/^(200|4\d\d) /);
    }
  }
  for (const path of [
    '/rpc/__proto__/toString',
    '/rpc/constructor/constructor',
    '/rpc/settings/__proto__',
    '/rpc/toString',
  ])
    expect((await sent(path, '{}')).status).toBe(403);
  expect(inherited()).toEqual(before);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

it('no class has a name by which nothing can be kept', async () => {
  const made = (classes: string[]) => sent('/rpc/projects/create', JSON.stringify({ json: { name: 'Odd', classes } }));
  expect((await made(['__proto__', 'constructor'])).status).toBe(400);
  expect((await made(['toString', 'constructor'])).status).toBe(200);
});

it('what is sent with files and maps changes nothing either', async () => {
  const before = inherited();
  const { port } = host;
  const entered = await fetch(host.link(), { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const key = entered.headers.get('location')?.split('#key=')[1] ?? '';
  for (const maps of [[['__proto__', 'polluted']], [['constructor', 'prototype', 'polluted']]]) {
    const form = new FormData();
    form.set('data', JSON.stringify({ json: {}, meta: [], maps }));
    form.set('0', new Blob(['photo']), 'photo.jpg');
    const answer = await fetch(`http://127.0.0.1:${port}/rpc/predicting/start`, {
      method: 'POST',
      headers: { cookie, 'x-meadow-key': key },
      body: form,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  }
  expect(inherited()).toEqual(before);
});

it('no name of a file breaks out of the header that has it saved', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a\r\nset-cookie: x', 'a"; x="', '\ud800.jpg', "a'b"),
  );
  fc.assert(
    fc.property(name, (given) => {
      const header = savedAs(given);
      expect(header).toMatch(/^attachment; filename\*=UTF-8''[\w%.!~-]*$/);
      expect(decodeURIComponent(header.slice("attachment; filename*=UTF-8''".length))).toBe(given.toWellFormed());
    }),
  );
});

it('neither a token, a key nor a secret is in a log, in a file beside the secrets, or in an address that goes out', async () => {
  const link = host.link();
  const token = new URL(link).searchParams.get('token') ?? '';
  const entered = await fetch(link, { redirect: 'manual' });
  const key = entered.headers.get('location')?.split('#key=')[1] ?? '';
  expect(entered.headers.get('referrer-policy')).toBe('no-referrer');
  const cookie = entered.headers.get('set-cookie')?.split(';')[0]?.split('=')[1] ?? '';
  const { answer } = await sent('/rpc/serving/state', '{}');
  const api = JSON.parse(answer).json.key;
  const own = await filesBelow(home);
  expect(own.length).toBeGreaterThan(3);
  for (const file of own) {
    if (file.endsWith('secrets.json')) continue;
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    for (const secret of [token, key, cookie, api]) {
      expect(secret.length).toBeGreaterThan(20);
      expect([file, bytes.includes(secret)]).toEqual([file, false]);
    }
  }
});

it.skipIf(process.platform === 'win32')(
  'nobody else reads a file of a data folder, even where they may look into it',
  async () => {
    const readable: string[] = [];
    const look = async (path: string) => {
      const { mode } = await stat(path);
      const isFolder = (mode & 0o170000) === 0o040000;
      if (path !== home && (mode & 0o077) === 0) return; // closed, with all that is in it
      if (!isFolder) readable.push(path);
      else for (const name of await readdir(path)) await look(join(path, name));
    };
    await look(home);
    expect(readable).toEqual([]);
  },
);

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
