import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { ConnectionLost } from '../transport/connection-lost.ts';
import { troubleOf } from './trouble.ts';

test('a fault of the core comes through whole', () => {
  const data = { code: 'port-taken', message: 'Taken.', hint: 'Choose another.', retry: true, details: { port: 8600 } };
  expect(troubleOf(new ORPCError('port-taken', { status: 409, data }))).toEqual(data);
});

test('a session that ended, a core that is away and a bug are told apart', () => {
  expect(troubleOf(new ORPCError('MALFORMED_ORPC_ERROR_RESPONSE', { status: 401 })).code).toBe('unauthorised');
  expect(troubleOf(new ConnectionLost(new TypeError('Failed to fetch')))).toMatchObject({
    code: 'connection-lost',
    message: 'Failed to fetch',
    retry: true,
  });
  expect(troubleOf(new TypeError('photo is undefined'))).toMatchObject({ code: 'internal', retry: false });
  expect(troubleOf(new DOMException('stopped', 'AbortError')).code).toBe('cancelled');
  expect(troubleOf(new DOMException('moved', 'NotReadableError')).code).toBe('photo-unreadable');
  expect(troubleOf(new ORPCError('MALFORMED_ORPC_ERROR_RESPONSE', { status: 413 })).code).toBe('photo-too-large');
  expect(troubleOf(new Error('oh')).code).toBe('internal');
  expect(troubleOf('oh').code).toBe('internal');
});
