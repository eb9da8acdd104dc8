import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INSTALLED } from '../installed-packages.ts';
import { lockSubset } from '../lock-subset.ts';
import { ROOT } from '../run-program.ts';
import { type Architecture, type Platform, packagesFor } from './packages-for.ts';

const { lock } = lockSubset(JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')), INSTALLED);

test.each<[Platform, Architecture, string[]]>([
  ['linux', 'x64', ['@img/sharp-libvips-linux-x64', '@img/sharp-linux-x64']],
  ['linux', 'arm64', ['@img/sharp-libvips-linux-arm64', '@img/sharp-linux-arm64']],
  ['darwin', 'arm64', ['@img/sharp-darwin-arm64', '@img/sharp-libvips-darwin-arm64']],
  ['darwin', 'x64', ['@img/sharp-darwin-x64', '@img/sharp-libvips-darwin-x64']],
  ['win32', 'x64', ['@img/sharp-win32-x64']],
])('%s on %s gets its own native packages and no others', (platform, arch, native) => {
  const places = packagesFor(lock, platform, arch).map((place) => place.slice('node_modules/'.length));
  expect(places.filter((place) => /^@img\/sharp-/.test(place) && !place.includes('wasm')).sort()).toEqual(native);
  expect(places).toEqual(expect.arrayContaining(INSTALLED));
});

test('a system that a package refuses is not one that it is for', () => {
  const packages = { a: { os: ['!win32'] }, b: { os: ['linux', 'darwin'] }, c: { libc: ['musl'] }, d: {} };
  const all = { name: 'x', version: '1', lockfileVersion: 3, requires: true, packages };
  expect(packagesFor(all, 'win32', 'x64')).toEqual(['c', 'd']);
  expect(packagesFor(all, 'linux', 'x64')).toEqual(['a', 'b', 'd']);
});
