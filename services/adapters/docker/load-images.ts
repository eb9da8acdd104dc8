import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { within } from './deadline.ts';
import { engineFault } from './engine-faults.ts';
import { jsonLines } from './json-lines.ts';

/** A large image takes an engine minutes to lay out, in which it says nothing. */
const SILENT_MS = 1_200_000;

/** Hands an archive of images to the engine, and reads what it says of it: a failure is told after a good status. */
export async function loadImages(
  docker: Docker,
  archive: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const broken = new AbortController();
  const body = Readable.from(archive, { objectMode: false });
  body.on('error', (error) => broken.abort(error));
  const either = AbortSignal.any([signal, broken.signal]);
  try {
    const stream = await within(
      SILENT_MS,
      (abortSignal) =>
        docker.loadImage(body, { quiet: true, abortSignal: AbortSignal.any([abortSignal, either]) } as object),
      either,
    );
    for await (const event of jsonLines(stream as AsyncIterable<Uint8Array>))
      if (typeof event.error === 'string') throw engineFault(new Error(event.error));
  } catch (thrown) {
    either.throwIfAborted();
    throw engineFault(thrown);
  } finally {
    body.destroy();
  }
}
