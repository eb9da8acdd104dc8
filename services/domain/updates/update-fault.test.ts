import { describe, expect, it, test } from 'vitest';
import { otherVersion, updateFault } from './update-fault.ts';

test.each([
  [{ code: 'ERR_CHECKSUM_MISMATCH', message: 'sha512 checksum mismatch' }],
  [{ code: 'ERR_UPDATER_INVALID_SIGNATURE', message: 'publisher' }],
  [{ message: 'Code signature at URL file:///a did not pass validation' }],
])('%j is not what was released', (thrown) => {
  expect(updateFault({ thrown: [thrown] }).code).toBe('update-refused');
});

test.each([
  ['ENOTFOUND', 'no-such-name'],
  ['UND_ERR_BODY_TIMEOUT', 'stopped-midway'],
  ['UND_ERR_SOCKET', 'broken-off'],
  ['ENOSPC', 'no-room'],
  ['EACCES', 'may-not-install'],
  ['EROFS', 'may-not-install'],
  ['ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'no-release'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unproven'],
])('%s is told by a reason that has words in every language: %s', (code, because) => {
  const { details, message } = updateFault({ thrown: [{ message: 'Cannot update' }, { code, message: 'odd' }] });
  expect(details).toMatchObject({ because });
  expect(message).not.toContain('odd');
});

test('what nobody foresaw is told as it was said, in one line', () => {
  const { details } = updateFault({ thrown: [{ message: 'Something odd.\nwith a stack' }] });
  expect(details).toEqual({ why: 'Something odd', said: 'Something odd' });
});

describe('where the network failed', () => {
  const wrapped = { message: 'Cannot get the latest version', code: 'ERR_UPDATER_LATEST_VERSION_NOT_FOUND' };
  const address = 'https://github.com/meadow/app/releases.atom';
  const proxy = 'http://me:geheim@proxy.example:3128';

  it('names the server that does not prove who it is', () => {
    const thrown = [wrapped, { code: 'SELF_SIGNED_CERT_IN_CHAIN', message: 'self-signed' }];
    expect(updateFault({ thrown, address })).toMatchObject({
      code: 'certificate-unknown',
      details: { address, because: 'unproven' },
    });
  });

  it.each([
    [{ message: 'Proxy response (407) !== 200 when HTTP Tunneling' }, 'proxy-sign-in', {}],
    [{ message: 'Proxy response (403) !== 200 when HTTP Tunneling' }, 'proxy-refused', { status: 403 }],
    [{ message: 'connect', code: 'ECONNREFUSED', port: '3128' }, 'proxy-down', { because: 'no-connections' }],
    [{ message: 'x', code: 'ENOTFOUND', hostname: 'proxy.example' }, 'proxy-down', { because: 'no-such-name' }],
  ])('tells the proxy from who is behind it: %j', (cause, code, details) => {
    const fault = updateFault({ thrown: [wrapped, { message: 'fetch failed' }, cause], address, proxy });
    expect(fault).toMatchObject({ code, details: { proxy: 'http://proxy.example:3128', ...details } });
    expect(JSON.stringify(fault.toShape())).not.toContain('geheim');
  });
});

test('another version than the one that was wanted is named', () => {
  expect(otherVersion('1.2.0').details).toEqual({
    because: 'another-offered',
    why: 'there is 1.2.0 now',
    offered: '1.2.0',
  });
  expect(otherVersion('').details).toMatchObject({ because: 'not-offered' });
});
