import { expect, test } from 'vitest';
import { withField } from './with-field.ts';

test('a field is set, and taken away where nothing is chosen', () => {
  const filter = withField({ text: 'a' }, 'verdict', 'grass');
  expect(filter).toEqual({ text: 'a', verdict: 'grass' });
  expect(Object.keys(withField(filter, 'text', undefined))).toEqual(['verdict']);
});
