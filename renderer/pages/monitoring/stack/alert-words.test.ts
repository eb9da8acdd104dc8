import { expect, test } from 'vitest';
import en from '../../../locales/en/monitoring.json' with { type: 'json' };
import { isKnown } from './alert-words.ts';

test('every alert that has words is known, and one of another rule is not', () => {
  expect(Object.keys(en.stack.alert).filter((name) => !isKnown(name))).toEqual([]);
  expect(isKnown('SomebodyElses')).toBe(false);
});
