import type { Transport } from './client.ts';
import { createPortTransport } from './message-port.ts';
import { createWebTransport } from './web.ts';

/** The way to the core that this window has. */
export function createTransport(): Transport {
  return window.meadow ? createPortTransport(window.meadow) : createWebTransport();
}
