import { expect, test } from 'vitest';
import { readRules, writeRule, writeRules } from './lifecycle.ts';

const foreign =
  '<Rule><ID>cold</ID><Status>Enabled</Status><Filter><Tag><Key>a</Key><Value>b</Value></Tag></Filter><Expiration><Days>3</Days></Expiration></Rule>';

test('a rule of another kind is told as such, and written as it was', () => {
  const own = writeRule({ id: 'a', enabled: true, prefix: 'l&"<é', deed: { kind: 'objects', days: 3 } });
  const read = readRules(writeRules([own, { rule: { id: 'cold', enabled: true, prefix: '' }, xml: foreign }]));
  expect(read.map(({ rule }) => rule)).toEqual([own.rule, { id: 'cold', enabled: true, prefix: '' }]);
  expect(read[1]?.xml).toBe(foreign);
});

test('rules that do two things, move objects or count versions are of another kind', () => {
  const both =
    '<Rule><ID>x</ID><Status>Enabled</Status><Expiration><Days>3</Days></Expiration><NoncurrentVersionExpiration><NoncurrentDays>3</NoncurrentDays></NoncurrentVersionExpiration></Rule>';
  const counted =
    '<Rule><ID>y</ID><Status>Enabled</Status><NoncurrentVersionExpiration><NoncurrentDays>3</NoncurrentDays><NewerNoncurrentVersions>5</NewerNoncurrentVersions></NoncurrentVersionExpiration></Rule>';
  expect(readRules(both + counted).map(({ rule }) => rule.deed)).toEqual([undefined, undefined]);
});
