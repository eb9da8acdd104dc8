import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../contract/index.ts';
import type { DeskPort } from './electron-parts.ts';

/** The core, as main asks it: by the contract, as a window does. */
export type CoreClient = ContractRouterClient<Contract>;

/**
 * Asks the core over a port that `open` hands to it; over a new one when the core was started anew. A call waits while
 * there is no core, and fails where the core dies meanwhile.
 */
export function createCoreClient(open: () => DeskPort): CoreClient {
  let link: RPCLink<Record<never, never>> | undefined;
  const current = () => {
    if (link) return link;
    const port = open();
    port.on('close', () => {
      link = undefined;
    });
    link = new RPCLink({ port });
    port.start();
    return link;
  };
  return createORPCClient({ call: (path, input, options) => current().call(path, input, options) });
}
