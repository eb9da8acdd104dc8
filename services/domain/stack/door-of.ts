import type { PublishedPort } from '../../../contract/shapes/stack.ts';

/** How an engine says that a port is published on every address of this computer. */
const ANYWHERE: ReadonlySet<string> = new Set(['', '0.0.0.0', '::']);

/** Where a container's port is reached from this computer; nothing where it is not published. */
export function doorOf(ports: readonly PublishedPort[], container: number): { host: string; port: number } | undefined {
  const door = ports.find((port) => port.container === container);
  return door && { host: ANYWHERE.has(door.host) ? '127.0.0.1' : door.host, port: door.port };
}
