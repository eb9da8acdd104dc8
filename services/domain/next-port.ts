import { asFault } from './fault.ts';

/** Ports tried after the first. */
const TRIED = 100;
const LAST = 65_535;

/** The first port from this one on that is to be had; none where there is none near. `check` throws `port-taken`. */
export async function nextPort(from: number, check: (port: number) => Promise<void>): Promise<number | undefined> {
  for (let port = from; port <= Math.min(LAST, from + TRIED); port++) {
    try {
      await check(port);
      return port;
    } catch (error) {
      if (asFault(error).code !== 'port-taken') throw error;
    }
  }
  return undefined;
}
