import { connect } from 'node:net';
import { bareHost } from '../../domain/bare-host.ts';
import { networkReason } from '../../domain/network-reason.ts';
import { portOf } from '../../domain/port-of.ts';
import { type Reason, reasonFor } from '../../domain/reason.ts';

const PATIENCE_MS = 2000;

/** Why nobody takes a connection at a proxy's address; undefined where somebody does. */
export const proxySilent = (address: string): Promise<Reason | undefined> =>
  new Promise((resolve) => {
    const url = new URL(address);
    const socket = connect({ host: bareHost(url), port: portOf(url) });
    const end = (why: Reason | undefined) => {
      socket.destroy();
      resolve(why);
    };
    socket.setTimeout(PATIENCE_MS, () => end(reasonFor('silent')));
    socket.once('connect', () => end(undefined));
    socket.once('error', (error) => end(networkReason(error)));
  });
