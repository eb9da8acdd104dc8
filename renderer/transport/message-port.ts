import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Client, Transport } from './client.ts';

/** What the preload script lends the window. */
export interface MeadowBridge {
  /** Asks for a port to the core; it arrives as a `message` event whose data is `nonce`. */
  connect(nonce: string): void;
  /** Where a dropped file lies; empty for one that is on no disk. */
  pathForFile(file: File): string;
  /** Brings the window to the front. */
  show(): void;
  /** The camera panel opened or closed; resolves when the camera may be asked for, or no more. */
  camera(open: boolean): Promise<void>;
}

declare global {
  interface Window {
    meadow?: MeadowBridge;
  }
}

/** On the desktop: a port to the core, handed over by the main process; a new one when the core was started anew. */
export function createPortTransport(bridge: MeadowBridge): Transport {
  let link: Promise<RPCLink<Record<never, never>>> | undefined;

  async function open() {
    const port = await askForPort(bridge);
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
    return link;
  }

  const client: Client = createORPCClient({
    call: async (path, input, options) => (await current()).call(path, input, options),
  });
  return {
    client,
    pathForFile: (file) => bridge.pathForFile(file) || undefined,
    show: () => bridge.show(),
    camera: (open) => bridge.camera(open),
  };
}

/** Ports cannot be handed through the bridge: this one is known by a word that only this window chose. */
function askForPort(bridge: MeadowBridge): Promise<MessagePort> {
  const nonce = crypto.randomUUID();
  return new Promise((resolve) => {
    const onMessage = ({ source, data, ports }: MessageEvent) => {
      if (source !== window || data !== nonce || !ports[0]) return;
      window.removeEventListener('message', onMessage);
      resolve(ports[0]);
    };
    window.addEventListener('message', onMessage);
    bridge.connect(nonce);
  });
}
