import { expect, test } from 'vitest';
import { GaveWay } from '../change.ts';
import { asPostgresFault } from './postgres-fault.ts';

const thrown = (code: string | undefined, message = 'why') => Object.assign(new Error(message), code && { code });
const faultOf = (error: unknown, changing = false) => asPostgresFault(error, 'db:5432', changing);

test.each([
  ['40001', 'store-busy'],
  ['40P01', 'store-busy'],
  ['53300', 'store-busy'],
  ['55P03', 'store-busy'],
  ['57014', 'store-busy'],
  ['57P01', 'store-unreachable'],
  ['57P03', 'store-unreachable'],
  ['08006', 'store-unreachable'],
  ['25P03', 'store-unreachable'],
  ['ECONNREFUSED', 'store-unreachable'],
  ['ENOTFOUND', 'store-unreachable'],
  ['28P01', 'store-refused'],
  ['3D000', 'store-refused'],
  ['42501', 'store-refused'],
  ['ENOENT', 'store-refused'],
  ['53100', 'disk-full'],
  ['22021', 'bad-request'],
])('%s is told as %s', (code, expected) => {
  expect(faultOf(thrown(code))).toMatchObject({ code: expected });
});

test.each(['Connection terminated unexpectedly', 'Query read timeout', 'timeout exceeded when trying to connect'])(
  '"%s", which has no code, is a server that does not answer',
  (message) => expect(faultOf(thrown(undefined, message))).toMatchObject({ code: 'store-unreachable' }),
);

test('a change gives way to another, also where a row came or went in the middle of it; what is wrong stays so', () => {
  expect(faultOf(thrown('40P01'))).toBeInstanceOf(GaveWay);
  expect(faultOf(thrown('23503'), true)).toBeInstanceOf(GaveWay);
  const wrong = thrown('23503');
  expect(faultOf(wrong)).toBe(wrong);
  const bug = thrown('42P01');
  expect(faultOf(bug, true)).toBe(bug);
  expect(faultOf('text')).toBe('text');
});
