import { createServer } from 'node:net';
import { Fault } from '../domain/fault.ts';
import { nextPort } from '../domain/next-port.ts';

const HOST = '127.0.0.1';

/** Whether nobody listens on that port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** The next port above that is free. Throws `port-taken` where there is none near. */
export const nextFreePort = async (port: number): Promise<number> => {
  const none = new Fault('port-taken', `No port near ${port} is free.`, 'Choose one yourself on the API page.', {
    details: { case: 'none-near', port },
  });
  const next = await nextPort(port, async (each) => {
    if (each === port || !(await isFree(each))) throw none;
  });
  if (next === undefined) throw none;
  return next;
};
