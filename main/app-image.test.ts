import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appImageOf } from './app-image.ts';

const APPIMAGE = '/home/ada/Some.AppImage';

let folder: string;
let mounted: string;
let execPath: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-app-image-'));
  mounted = join(folder, '.mount_MeadowAbc');
  execPath = join(mounted, 'meadow');
  await mkdir(mounted);
  await writeFile(execPath, '');
});
afterEach(() => rm(folder, { recursive: true }));

const found = (env: Record<string, string>, packageType?: string) => appImageOf({ env, execPath, packageType });

test('what runs from the folder of an AppImage came in it, also where a link leads there', async () => {
  expect(found({ APPIMAGE, APPDIR: mounted })).toBe(APPIMAGE);
  await symlink(folder, `${folder}-link`);
  try {
    expect(found({ APPIMAGE, APPDIR: join(`${folder}-link`, '.mount_MeadowAbc') })).toBe(APPIMAGE);
  } finally {
    await rm(`${folder}-link`);
  }
});

test.each<[string, Record<string, string>]>([
  ['the AppImage of another program, from which this one was started', { APPIMAGE, APPDIR: '/tmp/.mount_Editor' }],
  ['an AppImage that does not say where it is', { APPIMAGE }],
  ['no AppImage at all', {}],
])('%s is not taken for its own', (_what, env) => {
  expect(found(env)).toBeUndefined();
});

test('a folder whose name begins alike is another one, and a package says itself what it is', () => {
  expect(found({ APPIMAGE, APPDIR: join(folder, '.mount_Meadow') })).toBeUndefined();
  expect(found({ APPIMAGE, APPDIR: mounted }, 'deb')).toBeUndefined();
});
