import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWindowServer } from './serve-window.ts';

let folder: string;
let asked: string[];
let serve: (request: Request) => Promise<Response>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-window-'));
  asked = [];
  const root = join(folder, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(join(root, 'index.html'), '<p>Meadow</p>');
  await writeFile(join(root, 'assets', 'main.js'), 'start()');
  await writeFile(join(root, 'assets', 'notes.txt'), 'not a part of the window');
  await symlink(join(folder, 'secret.js'), join(root, 'assets', 'link.js'));
  serve = createWindowServer(root, async (path) => {
    asked.push(path);
    return new Response('thumbnail');
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const get = (path: string, init?: RequestInit) => serve(new Request(`app://meadow${path}`, init));

test('the page comes with the content policy, and with the type of what it is', async () => {
  const page = await get('/');
  expect(await page.text()).toBe('<p>Meadow</p>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  expect((await get('/assets/main.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each(['/gone.js', '/assets', '/assets/link.js', '/assets/notes.txt', '/../secret.js', '/%2e%2e/secret.js'])(
  '%s is not served',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  },
);

test('photos come from the core, their signature with them', async () => {
  expect(await (await get('/files/thumbnails/ab.webp?until=1&signature=x')).text()).toBe('thumbnail');
  expect(asked).toEqual(['/files/thumbnails/ab.webp?until=1&signature=x']);
  const { headers } = await get('/files/thumbnails/ab.webp');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
});

test('other hosts and methods get nothing', async () => {
  expect((await serve(new Request('app://evil/index.html'))).status).toBe(404);
  expect((await get('/', { method: 'POST' })).status).toBe(405);
  expect((await get('/files/x', { method: 'DELETE' })).status).toBe(405);
  expect(asked).toEqual([]);
});
