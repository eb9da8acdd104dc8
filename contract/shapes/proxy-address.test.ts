import { expect, test } from 'vitest';
import { isProxyAddress } from './proxy-address.ts';

test.each([
  'http://proxy.example:3128',
  'https://proxy.example',
  'http://proxy.example:3128/',
  'http://10.0.0.7:8080',
  'http://[fd00::7]:8080',
])('%s is an address', (text) => expect(isProxyAddress(text)).toBe(true));

test.each([
  'proxy.example:3128',
  'proxy.example',
  'http:proxy.example',
  'http://',
  'http:///x',
  'http://proxy.example:99999',
  'http://proxy.example:0',
  'http://pro xy.example',
  'ftp://proxy.example',
  'socks5://proxy.example:1080',
  'http://anna:secret@proxy.example',
  'http://proxy.example/proxy.pac',
  'http://proxy.example?x',
])('%s is none', (text) => expect(isProxyAddress(text)).toBe(false));
