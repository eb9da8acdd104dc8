import { PassThrough, Readable } from 'node:stream';
import type Docker from 'dockerode';
import { Fault } from '../../domain/fault.ts';
import type { Ran, RunOrder } from '../../ports/container-engine.ts';

/** More than a command says that is asked for something. */
const MOST_BYTES = 8 * 1024 ** 2;

/** Runs a command in a running container: no shell, its secrets by standard input or its own environment. */
export async function runInside(docker: Docker, id: string, order: RunOrder, signal: AbortSignal): Promise<Ran> {
  const { command, env = {}, input } = order;
  const made = await docker.getContainer(id).exec({
    Cmd: [...command],
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    AttachStdin: input !== undefined,
    AttachStdout: true,
    AttachStderr: true,
    abortSignal: signal,
  });
  const stream = await made.start({ hijack: true, stdin: input !== undefined, abortSignal: signal });
  const end = () => stream.destroy();
  signal.addEventListener('abort', end);
  try {
    const [out, err] = [new PassThrough(), new PassThrough()];
    docker.modem.demuxStream(stream, out, err);
    const over = () => {
      out.end();
      err.end();
    };
    stream.once('end', over).once('close', over).once('error', over);
    if (typeof input === 'string') stream.end(input);
    else if (input !== undefined) Readable.from(input).on('error', end).pipe(stream);
    const [said, complained] = await Promise.all([textOf(out), textOf(err)]);
    signal.throwIfAborted();
    const { ExitCode: code } = await made.inspect({ abortSignal: signal });
    return { code: code ?? -1, out: said, err: complained };
  } finally {
    signal.removeEventListener('abort', end);
    stream.destroy();
  }
}

async function textOf(stream: Readable): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > MOST_BYTES)
      throw new Fault('engine-refused', 'A command said too much.', 'Try again.', {
        details: { case: 'said-too-much' },
      });
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
