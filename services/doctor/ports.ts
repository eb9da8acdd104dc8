import { createServer } from 'node:net';
import { Fault } from '../domain/fault.ts';

const HOST = '127.0.0.1';
/** Ports tried after the one that is taken. */
const TRIED = 100;
const LAST = 65_535;

/** Whether nobody listens on that port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** The next port above that is free. Throws `port-taken` where there is none near. */
export const nextFreePort = async (port: number): Promise<number> => {
  for (let next = port + 1; next <= Math.min(LAST, port + TRIED); next++) if (await isFree(next)) return next;
  throw new Fault('port-taken', `No port near ${port} is free.`, 'Choose one yourself on the API page.', {
    details: { case: 'none-near', port },
  });
};
