import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, goDuration, nanosecondsOf } from './amounts.ts';
import { shellWords } from './shell-words.ts';

describe('amounts of a Compose file', () => {
  it.each([
    ['512m', 512 * 2 ** 20],
    ['1.5g', 1.5 * 2 ** 30],
    ['64kb', 65_536],
    ['10MiB', 10 * 2 ** 20],
    ['4096', 4096],
    ['lots', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('%s of memory', (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
  });

  it.each([
    ['90s', '1m30s'],
    ['1m', '1m0s'],
    ['500ms', '500ms'],
    ['1h2m3.5s', '1h2m3.5s'],
    ['2h', '2h0m0s'],
    ['0', '0s'],
  ])('%s is written %s', (text, written) => {
    expect(goDuration(nanosecondsOf(text) ?? Number.NaN)).toBe(written);
  });

  it('reads what it wrote, whatever the time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (ms) => {
        expect(nanosecondsOf(goDuration(ms * 1e6))).toBe(ms * 1e6);
      }),
    );
    for (const wrong of ['5', 'soon', '5 minutes', '1m x', '']) expect(nanosecondsOf(wrong)).toBeUndefined();
  });

  it('takes a command line apart', () => {
    expect(shellWords(`echo 'a b' "c \\"d\\"" e\\ f ''`)).toEqual(['echo', 'a b', 'c "d"', 'e f', '']);
    expect(shellWords('  ')).toEqual([]);
    expect(shellWords(`it's`)).toBeUndefined();
  });

  it('keeps any words that are put in single quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.string().filter((word) => !word.includes("'"))), (words) => {
        expect(shellWords(words.map((word) => `'${word}'`).join(' '))).toEqual(words);
      }),
    );
  });
});
