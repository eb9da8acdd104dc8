import { expect, it } from 'vitest';
import { doorOf } from './door-of.ts';

const published = (host: string) => ({ host, port: 21_000, container: 9000, protocol: 'tcp' as const });

it.each(['', '0.0.0.0', '::'])('is on this computer where it is published on every address (%j)', (host) => {
  expect(doorOf([published(host)], 9000)).toEqual({ host: '127.0.0.1', port: 21_000 });
});

it('is where it is published, and nowhere where it is not', () => {
  expect(doorOf([published('192.0.2.7')], 9000)).toEqual({ host: '192.0.2.7', port: 21_000 });
  expect(doorOf([published('127.0.0.1')], 9001)).toBeUndefined();
});
