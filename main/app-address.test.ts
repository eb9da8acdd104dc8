import { expect, test } from 'vitest';
import { isOwnAddress } from './app-address.ts';

test.each(['app://meadow/', 'app://meadow/index.html', 'app://meadow/index.html#/history'])('%s is ours', (address) => {
  expect(isOwnAddress(address)).toBe(true);
});

test.each([
  'app://meadow.evil/',
  'app://evil/meadow',
  'app://meadow:1/',
  'app://user@meadow/',
  'https://meadow/',
  'file:///meadow/index.html',
  'javascript:alert(1)//app://meadow/',
  'app:meadow',
  '',
])('%s is not', (address) => {
  expect(isOwnAddress(address)).toBe(false);
});
