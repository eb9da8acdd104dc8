import { expect, it } from 'vitest';
import { bareHost } from './bare-host.ts';

it.each([
  ['http://[::1]:3128', '::1'],
  ['https://[2001:db8::7]/', '2001:db8::7'],
  ['http://127.0.0.1:3128', '127.0.0.1'],
  ['http://proxy.example', 'proxy.example'],
])('%s is asked at %s', (address, host) => {
  expect(bareHost(new URL(address))).toBe(host);
});
