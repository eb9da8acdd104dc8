import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

/** Reads CSV by the letter of RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  for (const [, cell = '', end] of text.matchAll(pattern)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('any text comes back as it went in, but for the guard before a formula', () => {
  const table = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 }));
  fc.assert(
    fc.property(table, (rows) => {
      const guarded = rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
      expect(parse(toCsv(rows))).toEqual(guarded);
    }),
  );
});

test('a formula is text, a negative number stays a number, nothing is an empty cell', () => {
  expect(toCsv([['=1+1', '-cmd', -0.5, undefined, 'a "b", c']])).toBe(`'=1+1,'-cmd,-0.5,,"a ""b"", c"\r\n`);
});
