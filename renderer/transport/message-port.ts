import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Client, Transport } from './client.ts';

/** What the preload script lends the window. */
export interface MeadowBridge {
  /** Asks for a port whose other end is the core: it comes as a `message` event of the window, with `nonce` as data. */
  connect(nonce: string): void;
  /** Where a dropped file lies; empty for one that is on no disk. */
  pathForFile(file: File): string;
}

declare global {
  interface Window {
    meadow?: MeadowBridge;
  }
}

/** A port cannot be handed through the context bridge, so it comes as a message of this window to itself. */
function receivePort(bridge: MeadowBridge): Promise<MessagePort> {
  const nonce = crypto.randomUUID();
  return new Promise((resolve) => {
    function take({ source, data, ports: [port] }: MessageEvent) {
      if (source !== window || data !== nonce || !port) return;
      window.removeEventListener('message', take);
      resolve(port);
    }
    window.addEventListener('message', take);
    bridge.connect(nonce);
  });
}

/** On the desktop: a port to the core, handed over by the main process; a new one when the core was started anew. */
export function createPortTransport(bridge: MeadowBridge): Transport {
  let link: Promise<RPCLink<Record<never, never>>> | undefined;

  async function open() {
    const port = await receivePort(bridge);
    port.addEventListener('close', forget);
    const opened = new RPCLink({ port });
    port.start();
    return opened;
  }
  function forget() {
    link = undefined;
  }
  function current() {
    link ??= open();
    link.catch(forget);
    return link;
  }

  const client: Client = createORPCClient({
    call: async (path, input, options) => (await current()).call(path, input, options),
  });
  return { client, pathForFile: (file) => bridge.pathForFile(file) || undefined };
}
