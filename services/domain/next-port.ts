import { asFault, Fault } from './fault.ts';

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

/** The next port above that is free. Throws `port-taken` where there is none near. */
export async function nextFreePort(port: number, isFree: (port: number) => Promise<boolean>): Promise<number> {
  const none = new Fault('port-taken', `No port near ${port} is free.`, 'Choose one yourself on the API page.', {
    details: { case: 'none-near', port },
  });
  const next = await nextPort(port + 1, async (each) => {
    if (!(await isFree(each))) throw none;
  });
  if (next === undefined) throw none;
  return next;
}
