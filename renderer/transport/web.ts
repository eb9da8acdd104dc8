import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Client, Transport } from './client.ts';
import { tellingLost } from './connection-lost.ts';
import { takeSessionKey } from './session-key.ts';

/** In a browser: HTTP to the host that served the page. The cookie goes along by itself, the key in a header. */
export function createWebTransport(): Transport {
  const key = takeSessionKey(window.location, window.history, window.sessionStorage);
  const link = new RPCLink({
    url: new URL('./rpc', window.location.href).href.replace(/#.*/, ''),
    headers: () => (key ? { 'x-meadow-key': key } : {}),
    // So a browser says that nobody answers, and that a line broke.
    ...tellingLost((error) => error instanceof TypeError),
  });
  const client: Client = createORPCClient(link);
  return key ? { client } : { client, refused: 'no-key' };
}
