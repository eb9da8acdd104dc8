import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** The rooms that run in Node share the tsconfig of the root. */
const NODE = '.';

/** What a room must not find in the air around it: its tsconfig's `lib` and `types` decide. */
const strangers = [
  { room: 'contract', uses: 'process.cwd()', stranger: 'process' },
  { room: 'contract', uses: 'document.title', stranger: 'document' },
  { room: NODE, uses: 'document.title', stranger: 'document' },
  { room: NODE, uses: 'window.name', stranger: 'window' },
  { room: 'renderer', uses: 'process.cwd()', stranger: 'process' },
];
const friends = [
  { room: NODE, uses: 'process.cwd()' },
  { room: 'renderer', uses: 'document.title' },
];
const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-globals-'));
  await symlink(here('node_modules'), join(folder, 'node_modules'), 'junction');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each(strangers)('$room does not know $stranger', async ({ room, uses, stranger }) => {
  expect(await complaints(room, uses)).toContain(`Cannot find name '${stranger}'`);
});

test.each(friends)('$room knows $uses', async ({ room, uses }) => {
  expect(await complaints(room, uses)).toBe('');
});

/** What the compiler says of a file with this one expression in that room. */
async function complaints(room: string, uses: string): Promise<string> {
  await writeFile(join(folder, 'planted.mts'), `export const planted = ${uses};\n`);
  const config = { extends: here(`${room}/tsconfig.json`), include: ['planted.mts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = here('node_modules/@typescript/native/bin/tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '-p', folder], (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}
