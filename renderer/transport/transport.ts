import { whole } from '../shell/lazy-part.ts';
import type { Transport } from './client.ts';

/** The way to the core that this window has; only its code is loaded. */
export async function createTransport(): Promise<Transport> {
  if (window.meadow) {
    const { createPortTransport } = await whole(() => import('./message-port.ts'));
    return createPortTransport(window.meadow);
  }
  const { createWebTransport } = await whole(() => import('./web.ts'));
  return createWebTransport();
}
