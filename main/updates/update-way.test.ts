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
  [new Error('SELF_SIGNED_CERT_IN_CHAIN: self-signed certificate in certificate chain'), 'certificate-unknown'],
  [new Error('ERR_TLS_CERT_ALTNAME_INVALID: not of that name'), 'certificate-unknown'],
  [new Error('Unable to find latest version: Error: PROXY_DOWN: connect ECONNREFUSED'), 'proxy-down'],
])('%s is %s', (thrown, code) => {
  expect(updateFault(thrown).code).toBe(code);
});

test.each([
  ['ENOTFOUND: getaddrinfo ENOTFOUND github.com', 'there is no network'],
  ['UND_ERR_SOCKET: other side closed', 'the connection broke off'],
  ['ENOSPC: no space left on device, write', 'the disk is full'],
  ['Something odd.\nwith a stack', 'Something odd'],
])('%s is told as: %s', (message, why) => {
  expect(updateFault(new Error(message)).message).toBe(`The other version did not come: ${why}.`);
});
