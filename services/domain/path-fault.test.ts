import { mkdir } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { because } from '../../contract/because.ts';
import { asFault } from './fault.ts';
import { pathFault } from './path-fault.ts';

const failed = (code: string, path = '/disk/file') =>
  Object.assign(new Error(`${code}: what the system says, open '${path}'`), { code, path });

const codes = ['ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG'];
const rarer = ['ENAMETOOLONG', 'ELOOP', 'EBUSY', 'ETXTBSY', 'EXDEV', 'EMFILE', 'ENFILE', 'EIO', 'ENODEV', 'ESTALE'];

test.each([...codes, ...rarer, 'EINVAL', 'ENOSYS', 'EOPNOTSUPP'])('%s never reaches a person as it is', (code) => {
  expect(constants.errno).toHaveProperty(code);
  for (const use of ['read', 'write'] as const) {
    const fault = pathFault(failed(code), '/disk/file', use);
    expect(fault?.message).not.toMatch(/E[A-Z]{3,}|what the system says/);
    expect(because).toHaveProperty(String(fault?.details.because));
    expect(fault?.details).toMatchObject({ file: '/disk/file' });
    expect(fault?.details).not.toHaveProperty('said');
  }
});

test.each([
  ['ENOENT', 'read', 'file-unreadable', 'not-there'],
  ['ENOENT', 'write', 'file-unwritable', 'no-folder'],
  ['EACCES', 'read', 'file-unreadable', 'may-not-read'],
  ['EROFS', 'write', 'file-unwritable', 'read-only'],
  ['ENOSPC', 'write', 'disk-full', 'no-room'],
  ['EFBIG', 'write', 'disk-full', 'too-large-a-file'],
] as const)('%s where somebody wants to %s is %s: %s', (code, use, fault, reason) => {
  expect(pathFault(failed(code), '/disk/file', use)).toMatchObject({ code: fault, details: { because: reason } });
});

test('what is no failure of the system is none of a path', () => {
  expect(pathFault(new Error('a bug'), '/disk/file', 'write')).toBeUndefined();
  expect(pathFault(failed('ECONNREFUSED'), '/disk/file', 'write')).toBeUndefined();
});

const called = (syscall: string, code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: what the system says, ${syscall} '/disk/file'`), {
    code,
    syscall,
    path: '/disk/file',
    ...more,
  });

test.each([
  ['mkdir', 'EACCES', 'may-not-write'],
  ['unlink', 'EPERM', 'may-not-write'],
  ['mkdtemp', 'ENOENT', 'no-folder'],
  ['scandir', 'EACCES', 'may-not-read'],
  ['stat', 'ENOENT', 'not-there'],
  ['open', 'EACCES', 'may-not-use'],
  ['open', 'ENOENT', 'not-there'],
])('a call of %s that fails by %s and that nobody caught is a bug still, told in words', (syscall, code, reason) => {
  expect(asFault(called(syscall, code)).toShape()).toMatchObject({
    code: 'internal',
    message: `Meadow could not use /disk/file: ${because[reason as keyof typeof because]}.`,
    details: { case: 'path', file: '/disk/file', because: reason },
  });
});

test('what was to be renamed is told by its new name', () => {
  expect(asFault(called('rename', 'EACCES', { dest: '/disk/new' })).details).toMatchObject({ file: '/disk/new' });
});

test('the real system is read so too', async () => {
  const thrown = await mkdir(join(process.execPath, 'inside')).catch((error: unknown) => error);
  expect(asFault(thrown).details).toMatchObject({ case: 'path', because: 'file-in-way' });
});

test('a disk that is full is told where nobody knows the file any more; a bug is none of the disk', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  expect(asFault(full)).toMatchObject({ code: 'disk-full', details: { case: 'here' } });
  expect(asFault(new TypeError('x is undefined')).details).toEqual({ case: 'bug', said: 'x is undefined' });
});
