import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectDiagnostics } from './collect.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-diagnostics-'));
  await mkdir(join(home, 'logs'));
});
afterEach(() => rm(home, { recursive: true }));

const collect = () =>
  collectDiagnostics({
    about: { Meadow: '0.1.0' },
    client: undefined,
    trouble: { message: 'It stopped.', hint: 'Start it again.', lastWords: 'no disk for my-own-secret-word' },
    home,
    logs: join(home, 'shell'),
    personal: '/home/ada',
  });

test('a core that stopped leaves its last words and the ends of its logs, without the secrets of its folder', async () => {
  await writeFile(join(home, 'secrets.json'), JSON.stringify({ api: 'my-own-secret-word' }));
  const long = Array.from({ length: 20_000 }, (_, at) => `line ${at} of /home/ada/photos`).join('\n');
  await writeFile(join(home, 'logs', 'core.log'), `${long}\nlast my-own-secret-word\n`);
  await writeFile(join(home, 'logs', 'photo.jpg'), 'not a log');
  await mkdir(join(home, 'shell'));
  await writeFile(join(home, 'shell', 'desk.log'), 'it did not end well\n');
  const files = await collect();
  expect(files.map(({ name }) => name)).toEqual(['about.txt', 'trouble.txt', 'logs/core.log', 'logs/desk.log']);
  expect(files[1]?.text).toBe('It stopped.\nStart it again.\nno disk for [removed]\n');
  const log = files[2]?.text ?? '';
  expect(log.length).toBeLessThanOrEqual(200_000);
  expect(log.endsWith('of ~/photos\nlast [removed]\n')).toBe(true);
  expect(log.startsWith('line ')).toBe(true);
});

test('where there is no folder and no secret that can be read, the rest is told', async () => {
  await writeFile(join(home, 'secrets.json'), 'wrapped by the system');
  await rm(join(home, 'logs'), { recursive: true });
  expect((await collect()).map(({ name }) => name)).toEqual(['about.txt', 'trouble.txt']);
});
