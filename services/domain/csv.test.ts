import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCsv, toCsv } from './csv.ts';

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
      const guarded = rows.map((row) => row.map((cell) => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
      expect(parse(toCsv(rows))).toEqual(guarded);
    }),
  );
});

test('a formula is text, a negative number stays a number, nothing is an empty cell', () => {
  expect(toCsv([['=1+1', '-cmd', -0.5, undefined, 'a "b", c']])).toBe(`'=1+1,'-cmd,-0.5,,"a ""b"", c"\r\n`);
});

test('what was written is read back, formulas and apostrophes too', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 }).filter((cell) => !cell.startsWith('\ufeff'));
  const table = fc.array(fc.array(text, { minLength: 2, maxLength: 2 }));
  fc.assert(
    fc.property(table, (rows) => {
      expect(fromCsv(toCsv([['a', 'b'], ...rows])).slice(1)).toEqual(rows);
    }),
  );
});

test('tables as people save them are read: byte order mark, semicolons, tabs, empty lines, bare line ends', () => {
  const table = [
    ['url', 'label'],
    ['https://example.com/1.jpg', 'grass, wet'],
  ];
  for (const text of [
    '\ufeffurl,label\r\nhttps://example.com/1.jpg,"grass, wet"\r\n',
    'url;label\n\nhttps://example.com/1.jpg;"grass, wet"',
    'url\tlabel\rhttps://example.com/1.jpg\tgrass, wet\r',
  ])
    expect(fromCsv(text)).toEqual(table);
  expect(() => fromCsv('url,label\n"open')).toThrow(expect.objectContaining({ code: 'bad-request' }));
});
