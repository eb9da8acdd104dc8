import { expect, test } from 'vitest';
import { isOfRecords, keys } from './keys.ts';

test('a change of records leaves what the computer and its store say as it is', () => {
  expect([keys.photos('p'), keys.runs, keys.monitoring('p')].map(isOfRecords)).toEqual([true, true, true]);
  const others = [keys.bucketUsage('data'), keys.entryPage('data', {}), keys.stackWeight, keys.diskUse, keys.doctor];
  expect(others.map(isOfRecords)).toEqual([false, false, false, false, false]);
});
