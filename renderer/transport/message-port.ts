import { type ClientLink, createORPCClient, ErrorEvent } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Client, DeskClient, Transport } from './client.ts';
import { tellingLost } from './connection-lost.ts';

/** What the preload script lends the window. */
export interface MeadowBridge {
  /** Asks for a port to the core or to the main process; it arrives as a `message` event whose data is `nonce`. */
  connect(nonce: string, to: 'core' | 'desk'): void;
  /** Where a dropped file lies; empty for one that is on no disk. */
  pathForFile(file: File): string;
  /** The camera panel opened or closed; resolves when the camera may be asked for, or no more. */
  camera(open: boolean): Promise<void>;
}

declare global {
  interface Window {
    meadow?: MeadowBridge;
  }
}

/** On the desktop: ports to the core and to the main process, handed over by the latter; new ones where they close. */
export function createPortTransport(bridge: MeadowBridge): Transport {
  const client: Client = createORPCClient(linkTo(bridge, 'core'));
  const desk: DeskClient = createORPCClient(linkTo(bridge, 'desk'));
  return {
    client,
    desk,
    pathForFile: (file) => bridge.pathForFile(file) || undefined,
    camera: (open) => bridge.camera(open),
  };
}

function linkTo(bridge: MeadowBridge, to: 'core' | 'desk'): ClientLink<Record<never, never>> {
  let link: Promise<RPCLink<Record<never, never>>> | undefined;

  async function open() {
    const port = await askForPort(bridge, to);
    let closed = false;
    // Before the link itself hears of it, and tells those who wait.
    port.addEventListener('close', () => {
      closed = true;
      link = undefined;
    });
    // What the core had still said of an error stands.
    const opened = new RPCLink({ port, ...tellingLost((error) => closed && !(error instanceof ErrorEvent)) });
    port.start();
    return opened;
  }
  function current() {
    link ??= open();
    return link;
  }
  return { call: async (path, input, options) => (await current()).call(path, input, options) };
}

/** Ports cannot be handed through the bridge: this one is known by a word that only this window chose. */
function askForPort(bridge: MeadowBridge, to: 'core' | 'desk'): Promise<MessagePort> {
  const nonce = crypto.randomUUID();
  return new Promise((resolve) => {
    const onMessage = ({ source, data, ports }: MessageEvent) => {
      if (source !== window || data !== nonce || !ports[0]) return;
      window.removeEventListener('message', onMessage);
      resolve(ports[0]);
    };
    window.addEventListener('message', onMessage);
    bridge.connect(nonce, to);
  });
}
