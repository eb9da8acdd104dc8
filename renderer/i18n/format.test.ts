import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

const en = createFormat('en');
const fr = createFormat('fr');

test('what is not certain is never told as 100 %', () => {
  expect(en.confidence(0.99997)).toBe('99.9%');
  expect(en.confidence(0.9962)).toBe('99.6%');
  expect(en.confidence(0.98)).toBe('98%');
  expect(en.confidence(1)).toBe('100%');
  expect(en.interval(0.8711, 0.9956)).toEqual({ low: '87%', high: '99.6%' });
  expect(en.interval(0.87, 1)).toEqual({ low: '87%', high: '100%' });
});

test('French has its comma and its narrow spaces', () => {
  expect(fr.number(1_000_000)).toBe('1\u202f000\u202f000');
  expect(fr.decimal(0.5)).toBe('0,50');
  expect(fr.confidence(0.98)).toBe('98\u00a0%');
});

test('bytes are told in the unit that fits', () => {
  expect([0, 1, 2].map(en.bytes)).toEqual(['0 bytes', '1 byte', '2 bytes']);
  expect([0, 1, 2].map(fr.bytes)).toEqual(
    ['0 octet', '1 octet', '2 octets'].map((words) => words.replace(' ', '\u00a0')),
  );
  expect(en.bytes(41_300)).toBe('41.3 kB');
  expect(fr.bytes(20_000_000)).toBe('20\u202fMo');
});

test('memory is told as its ceilings are set, and a time in its largest whole unit', () => {
  const format = createFormat('en');
  expect(format.memory(512 * 2 ** 20)).toBe('512 MB');
  expect(format.memory(156.1 * 2 ** 20)).toBe('156 MB');
  expect(format.memory(2.5 * 2 ** 30)).toBe('2.5 GB');
  expect([5, 59, 60, 3599, 7200, 90_000].map(format.duration)).toEqual([
    '5 sec',
    '59 sec',
    '1 min',
    '59 min',
    '2 hr',
    '1 day',
  ]);
});
