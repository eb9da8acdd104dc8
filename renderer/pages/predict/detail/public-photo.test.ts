import { expect, test } from 'vitest';
import { publicNumber } from './public-photo.ts';

const list = 'https://raw.githubusercontent.com/btphan95/greenr-airflow/refs/heads/master/data';

test('a photo of the public list is known by its number', () => {
  expect(publicNumber(`${list}/dandelion/00000123.jpg`)).toBe('0123');
});

test.each([`${list}/dandelion/readme.md`, 'https://example.org/dandelion/00000123.jpg', ''])('%s has none', (url) => {
  expect(publicNumber(url)).toBeUndefined();
});
