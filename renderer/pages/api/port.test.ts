import { expect, test } from 'vitest';
import { parsePort } from './port.ts';

test.each([
  ['8600', 8600],
  [' 1024 ', 1024],
  ['65535', 65_535],
])('%j is a port', (text, port) => {
  expect(parsePort(text)).toBe(port);
});

test.each(['', '80', '65536', '86.0', '0x2198', '8600a'])('%j is none', (text) => {
  expect(parsePort(text)).toBeUndefined();
});
