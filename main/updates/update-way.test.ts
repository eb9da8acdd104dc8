import { expect, test } from 'vitest';
import { type Installed, updateWayOf } from './update-way.ts';

const app: Installed = {
  packaged: true,
  signed: true,
  platform: 'linux',
  appImage: false,
  portable: false,
  packageType: undefined,
};

test.each<[string, Partial<Installed>, string]>([
  ['a checkout', { packaged: false, appImage: true }, 'checkout'],
  ['an AppImage', { appImage: true }, 'itself'],
  ['a deb', { packageType: 'deb' }, 'itself'],
  ['an rpm', { packageType: 'rpm' }, 'itself'],
  ['an unpacked folder', {}, 'portable'],
  ['a Mac', { platform: 'darwin' }, 'itself'],
  ['Windows', { platform: 'win32' }, 'itself'],
  ['a portable file', { platform: 'win32', portable: true }, 'portable'],
])('%s gets to another version by its way', (_name, part, way) => {
  expect(updateWayOf({ ...app, ...part })).toBe(way);
});

test('nothing that is not signed installs anything by itself', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    for (const appImage of [true, false])
      for (const packageType of ['deb', 'rpm', undefined])
        expect(updateWayOf({ ...app, signed: false, platform, appImage, packageType })).toBe('download');
});
