import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveBefore, liveStack } from './live-stack.ts';

const row = (version: string, how = 'gate'): { version: string; how: string } => ({ version, how });

describe('the versions to go back to', () => {
  it('are those that were live, in their order', () => {
    expect(liveStack([row('c'), row('b'), row('a', 'starter')])).toEqual(['a', 'b', 'c']);
    expect(liveBefore([row('c'), row('b'), row('a', 'starter')])).toEqual(['b', 'a']);
    expect(liveBefore([])).toEqual([]);
  });

  it('are further back after each rollback, not the one that was left', () => {
    const history = [row('b', 'rollback'), row('c'), row('b'), row('a', 'starter')];
    expect(liveStack(history)).toEqual(['a', 'b']);
    expect(liveBefore(history)).toEqual(['a']);
  });

  it('hold a version that was chosen again once only, and never the live one', () => {
    const history = [row('a', 'person'), row('b'), row('a', 'starter')];
    expect(liveBefore(history)).toEqual(['b']);
  });

  it('end with the live one, and end at all: going back as often as there are versions leaves one', () => {
    const some = fc.array(fc.constantFrom('a', 'b', 'c', 'd').map((version) => row(version)));
    fc.assert(
      fc.property(some, (first) => {
        let history = first;
        if (first[0]) expect(liveStack(history).at(-1)).toBe(first[0].version);
        for (const _ of first) {
          const [back] = liveBefore(history);
          if (back === undefined) break;
          history = [row(back, 'rollback'), ...history];
          expect(liveStack(history).at(-1)).toBe(back);
        }
        expect(liveBefore(history)).toEqual([]);
      }),
    );
  });
});

const went = (...versions: string[]) =>
  versions
    .map((version) =>
      version.startsWith('<')
        ? ({ version: version.slice(1), how: 'rollback' } as const)
        : ({ version, how: 'gate' } as const),
    )
    .toReversed();

it.each([
  [[], []],
  [['a'], []],
  [['a', 'b'], ['a']],
  [
    ['a', 'b', 'c'],
    ['b', 'a'],
  ],
  [['a', 'b', 'c', '<b'], ['a']],
  [['a', 'b', '<a'], []],
  [['a', 'b', '<a', 'b'], ['a']],
  [
    ['a', 'b', 'c', 'a'],
    ['c', 'b'],
  ],
])('after %j going back leads to %j', (versions, before) => {
  expect(liveBefore(went(...versions))).toEqual(before);
});
