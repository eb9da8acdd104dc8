import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ImageRoad, NodeLabel } from '../domain/deploying/image-road.ts';
import { Fault } from '../domain/fault.ts';
import { shellWords } from '../domain/stack/shell-words.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { DeployWatch } from '../ports/deployer.ts';

/** A large image into a slow node. */
const LOAD_MS = 600_000;

/** Puts an image of the engine's into a cluster. Throws `image-not-loaded`. */
export async function deliverImage(
  road: ImageRoad,
  engine: () => Promise<ContainerEngine>,
  image: string,
  watch: DeployWatch,
): Promise<void> {
  watch.onProgress({ stage: 'load', done: 0, total: 0 });
  switch (road.kind) {
    case 'same-engine':
      return;
    case 'command':
      return runCommand(road.command, image, watch.signal);
    case 'nodes':
      return intoNodes(await engine(), road.nodes, image, watch);
    case 'unknown':
      throw notLoaded(
        'it is not known how images get into this cluster',
        'Set MEADOW_IMAGE_LOADER to a command that loads one, with {image} where its name stands.',
      );
  }
}

async function runCommand(command: string, image: string, signal: AbortSignal): Promise<void> {
  const [program, ...args] = (shellWords(command) ?? []).map((word) => word.replaceAll('{image}', image));
  if (program === undefined) throw notLoaded(`"${command}" is no command`, SET_ANOTHER);
  await promisify(execFile)(program, args, { signal, timeout: LOAD_MS, maxBuffer: 2 ** 24 }).catch((cause) => {
    signal.throwIfAborted();
    const words =
      String(cause.stderr || cause.message)
        .trim()
        .split('\n')
        .at(-1) ?? '';
    throw notLoaded(`"${program}" says: ${words}`, SET_ANOTHER, cause);
  });
}

async function intoNodes(
  engine: ContainerEngine,
  { label, command, except }: NodeLabel,
  image: string,
  { signal, onProgress }: DeployWatch,
): Promise<void> {
  const found = await engine.containers(label);
  const running = found.filter(
    ({ state, labels }) => state === 'running' && !(except && labels[except[0]] === except[1]),
  );
  if (running.length === 0) throw notLoaded(`no container of the engine has the label ${label}`, 'Start the cluster.');
  for (const { id } of running) {
    const input = counted(await engine.archive(image, signal), (done) => onProgress({ stage: 'load', done, total: 0 }));
    const { code, err } = await engine.run(id, { command, input, ms: LOAD_MS });
    if (code !== 0) throw notLoaded(err.trim().split('\n').at(-1) ?? `exit ${code}`, 'Deploy again.');
  }
}

async function* counted(pieces: AsyncIterable<Uint8Array>, tell: (bytes: number) => void) {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    tell(bytes);
    yield piece;
  }
}

const SET_ANOTHER = 'Set MEADOW_IMAGE_LOADER to a command that loads an image, with {image} where its name stands.';

const notLoaded = (words: string, hint: string, cause?: unknown): Fault =>
  new Fault('image-not-loaded', `The image could not be put into the cluster: ${words}.`, hint, {
    details: { words },
    cause,
  });
