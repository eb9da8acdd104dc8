import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogLine } from '../../../contract/shapes/stack.ts';
import { levelOf } from './log-level.ts';
import { asText, createLogView, pieces } from './log-view.ts';

const line = (second: number, text = `line ${second}`, service = 'minio'): LogLine => ({
  service,
  number: 1,
  at: new Date(Date.UTC(2026, 10, 26) + second * 1000).toISOString(),
  stream: 'out',
  text,
});
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => line(from + at));

test('the oldest lines make room, and places of those that stay can be told apart', () => {
  const view = createLogView(100);
  view.add(lines(0, 100));
  view.add(lines(100, 150));
  expect(view.total()).toBe(100);
  expect(view.shown()[0]?.text).toBe('line 50');
  expect(new Set(view.shown().map(({ key }) => key)).size).toBe(100);
});

test('a search shows what is there and what comes, whatever its case, and forgets what made room', () => {
  const view = createLogView(10);
  view.add([line(0, 'Connection refused'), line(1, 'fine')]);
  view.narrow({ find: 'REFUSED', level: 'all' });
  expect(view.shown().map(({ text }) => text)).toEqual(['Connection refused']);
  view.add([line(2, 'refused again'), line(3)]);
  expect(view.shown()).toHaveLength(2);
  view.add(lines(4, 20));
  expect(view.shown()).toHaveLength(0);
  view.narrow({ level: 'all' });
  expect(view.shown()).toHaveLength(10);
});

test('a search that is typed letter by letter finds what it finds at once', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', 'Σ', 'ς', 'İ', ' ') });
  fc.assert(
    fc.property(fc.array(text), fc.array(text, { minLength: 1 }), (texts, searches) => {
      const [typed, fresh] = [createLogView(), createLogView()];
      typed.add(texts.map((one, at) => line(at, one)));
      fresh.add(texts.map((one, at) => line(at, one)));
      for (const find of searches.flatMap((search) => [...search].map((_, at) => search.slice(0, at + 1))))
        typed.narrow({ find, level: 'all' });
      fresh.narrow({ find: searches.findLast((search) => search !== ''), level: 'all' });
      expect(typed.shown().map((row) => row.text)).toEqual(fresh.shown().map((row) => row.text));
    }),
  );
});

test('by level: warnings come with errors', () => {
  const view = createLogView();
  view.add([line(0, 'INFO up'), line(1, 'WARNING slow'), line(2, 'ERROR down')]);
  view.narrow({ level: 'warning' });
  expect(view.shown().map(({ level }) => level)).toEqual(['warning', 'error']);
  view.narrow({ level: 'error' });
  expect(view.shown().map(({ level }) => level)).toEqual(['error']);
});

test('what comes again after a break is shown once, of each container apart', () => {
  const view = createLogView();
  view.add([line(5), line(6), line(1, 'other', 'redis')]);
  view.expectAgain();
  view.add([line(5), line(6), line(7), line(1, 'other', 'redis'), line(2, 'new', 'redis')]);
  expect(view.shown().map(({ text }) => text)).toEqual(['line 5', 'line 6', 'other', 'line 7', 'new']);
});

test('lines of the same moment are all shown while the line holds', () => {
  const view = createLogView();
  view.add([line(1, 'a'), line(1, 'b')]);
  view.add([line(1, 'c')]);
  expect(view.total()).toBe(3);
});

test('a hundred thousand lines are taken in and searched at once', () => {
  const view = createLogView();
  view.add(lines(0, 100_000));
  view.narrow({ find: 'line 99', level: 'all' });
  expect(view.shown()).toHaveLength(1 + 10 + 100 + 1000);
});

test.each([
  ['2026-11-26 14:00:00 UTC [31] ERROR:  relation "x" does not exist', 'error'],
  ['2026-11-26 14:00:00 UTC [31] LOG:  checkpoint complete', 'info'],
  ['[2026-11-26T14:00:00+0000] {a.py:1} WARNING - slow', 'warning'],
  ['{"level":50,"msg":"down"}', 'error'],
  ['{"level":"warn","msg":"slow"}', 'warning'],
  ['ts=2026-11-26 caller=main.go level=debug msg="tick"', 'debug'],
  ['Traceback (most recent call last):', 'error'],
  ['there was no error at all', 'info'],
  ['127.0.0.1 "GET /errors HTTP/1.1" 200', 'info'],
  [`${'x'.repeat(300)} ERROR`, 'info'],
] as const)('%s: %s', (text, level) => {
  expect(levelOf(text)).toBe(level);
});

test('what is looked for is marked wherever it stands, and the text stays as it is', () => {
  expect(pieces('aXbxc', 'x').map(({ text, found }) => [text, found])).toEqual([
    ['a', false],
    ['X', true],
    ['b', false],
    ['x', true],
    ['c', false],
  ]);
  expect(
    pieces('İstanbul', 'i')
      .map(({ text }) => text)
      .join(''),
  ).toBe('İstanbul');
  expect(pieces('', 'x')).toEqual([]);
});

test('a file has each line with its moment and its container', () => {
  expect(asText([line(0, 'up')])).toBe('2026-11-26T00:00:00.000Z minio-1 up\n');
});
