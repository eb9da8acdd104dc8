import { Duplex, PassThrough, type Readable } from 'node:stream';
import { PortForward } from '@kubernetes/client-node';
import { asking, type Cluster } from './cluster.ts';

export interface PodPort {
  namespace: string;
  pod: string;
  port: number;
}

/** A connection to a port of a pod, through the cluster's own API server. It is destroyed when either side ends. */
export async function connectPod({ config }: Cluster, { namespace, pod, port }: PodPort): Promise<Duplex> {
  const toPod = new PassThrough();
  const fromPod = new PassThrough();
  const faults = new PassThrough();
  const socket = await asking(() =>
    new PortForward(config).portForward(namespace, pod, [port], fromPod, faults, toPod),
  );
  const stream = Duplex.from({ writable: toPod, readable: fromPod as Readable });
  const ws = typeof socket === 'function' ? socket() : socket;
  const end = () => fromPod.end();
  ws?.addEventListener('close', end);
  ws?.addEventListener('error', () => stream.destroy());
  faults.once('data', (words: Buffer) => stream.destroy(new Error(words.toString())));
  stream.on('close', () => ws?.close());
  stream.on('error', () => ws?.close());
  return stream;
}
