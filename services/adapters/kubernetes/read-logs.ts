import { createInterface } from 'node:readline';
import { PassThrough, type Readable } from 'node:stream';
import { Log } from '@kubernetes/client-node';
import type { PodLine, PodLogOptions } from '../../ports/deployer.ts';
import { asking, type Cluster } from './cluster.ts';
import { namespaceOf, PREDICTOR } from './names.ts';

const TIME = /^(\S+Z) (.*)$/s;

/** The last lines of one pod, and with `follow` those that come until the signal. */
export async function* readLog(
  { config }: Cluster,
  app: string,
  pod: string,
  { tail, follow }: Pick<PodLogOptions, 'tail' | 'follow'>,
  signal?: AbortSignal,
): AsyncGenerator<PodLine> {
  const stream = new PassThrough();
  // The client leaves the answer without a listener: where it is cut off, or left, that would end the whole program.
  stream.once('pipe', (answer: Readable) => answer.on('error', () => stream.end()));
  // The client takes 0 lines for all of them.
  const options = { ...(tail === 0 ? { sinceSeconds: 1 } : { tailLines: tail }), follow, timestamps: true };
  const request = await asking(() => new Log(config).log(namespaceOf(app), pod, PREDICTOR, stream, options));
  const end = () => {
    request.abort();
    stream.end();
  };
  signal?.addEventListener('abort', end, { once: true });
  stream.on('error', () => stream.end());
  try {
    for await (const line of createInterface({ input: stream })) {
      const [, at, text = line] = TIME.exec(line) ?? [];
      yield { pod, text, ...(at !== undefined && { at: new Date(at) }) };
    }
  } finally {
    signal?.removeEventListener('abort', end);
    request.abort();
  }
}
