import type { FromCore } from '../../contract/shapes/desktop.ts';

/** How the internet is reached, as the core tells it. */
export type NetworkChoice = Omit<Extract<FromCore, { type: 'network' }>, 'type'>;

/** A proxy's address as it may be shown: without user and password. */
export function shownProxy(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.protocol}//${url.host}` : address;
}
