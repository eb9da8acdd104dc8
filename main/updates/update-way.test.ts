import { expect, test } from 'vitest';
import { updateFault } from './update-fault.ts';
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

test.each([
  [Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' }), 'update-refused'],
  [Object.assign(new Error('publisher'), { code: 'ERR_UPDATER_INVALID_SIGNATURE' }), 'update-refused'],
  [new Error('Code signature at URL file:///a did not pass validation'), 'update-refused'],
  [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'update-failed'],
])('%s is %s', (thrown, code) => {
  expect(updateFault(thrown).code).toBe(code);
});

test.each([
  ['net::ERR_INTERNET_DISCONNECTED', 'there is no network'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'the proxy does not let it through'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'the server does not prove that it is the one of that name'],
  ['Something odd.\nwith a stack', 'Something odd'],
])('%s is told as: %s', (message, why) => {
  expect(updateFault(new Error(message)).message).toBe(`The other version did not come: ${why}.`);
});
