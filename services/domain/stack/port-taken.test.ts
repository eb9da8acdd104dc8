import { expect, it } from 'vitest';
import { portTaken } from './port-taken.ts';

it.each([
  ['driver failed: Bind for 127.0.0.1:9000 failed: port is already allocated', { port: 9000 }],
  ['Error starting userland proxy: listen tcp4 127.0.0.1:9000: bind: address already in use', { port: 9000 }],
  ['failed to set up: failed to bind host port 127.0.0.1:9000/tcp: address already in use', { port: 9000 }],
  ['failed to bind host port for 127.0.0.1:9000:172.17.0.2:80/tcp: address already in use', { port: 9000 }],
  ['listen tcp [::]:9000: bind: address already in use', { port: 9000 }],
  ['cannot listen on the TCP port: listen tcp4 :9000: bind: address already in use', { port: 9000 }],
  [
    'Ports are not available: exposing port TCP 127.0.0.1:9000 -> 0.0.0.0:0: listen tcp 127.0.0.1:9000: bind: Only one usage of each socket address (protocol/network address/port) is normally permitted.',
    { port: 9000 },
  ],
  [
    'listen tcp 127.0.0.1:9000: bind: An attempt was made to access a socket in a way forbidden by its access permissions.',
    { port: 9000 },
  ],
  ['address already in use', {}],
  ['no such container', undefined],
])('%s', (words, expected) => {
  expect(portTaken(words)).toEqual(expected);
});
