import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import PQueue from 'p-queue';
import { Fault } from '../domain/fault.ts';
import type { ServiceRule } from '../domain/stack/stack-file.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { WorkLog } from './stack-work.ts';

/** More at once come no faster. */
const AT_ONCE = 3;

export interface ImagesParts {
  engine: ContainerEngine;
  /** The Compose file: folders to build from are told from its own. */
  file: string;
  project: string;
  /** Lays out what Meadow's own images are built from, where it is not laid out yet. */
  layOutSources(signal: AbortSignal): Promise<void>;
  log: WorkLog;
  signal: AbortSignal;
}

/** Gives the id of a service's image, which is fetched or built where it is not here; each image once. */
export function createImages(parts: ImagesParts, known: ReadonlyMap<string, string | undefined>) {
  let laidOut: Promise<void> | undefined;
  const layOutSources = (signal: AbortSignal) => {
    laidOut ??= parts.layOutSources(signal);
    return laidOut;
  };
  const queue = new PQueue({ concurrency: AT_ONCE });
  const coming = new Map<string, Promise<string>>();
  return (rule: ServiceRule, all: readonly ServiceRule[]): Promise<string> => {
    const { image } = rule;
    const here = known.get(image);
    if (here !== undefined) return Promise.resolve(here);
    const users = all.filter((each) => each.image === image);
    let fetched = coming.get(image);
    if (!fetched) {
      fetched = queue.add(() => fetchImage({ ...parts, layOutSources }, users));
      coming.set(image, fetched);
    }
    return fetched;
  };
}

/** Those that have the image in common show the same progress. */
async function fetchImage(
  { engine, file, project, layOutSources, log, signal }: ImagesParts,
  users: readonly ServiceRule[],
): Promise<string> {
  const image = users[0]!.image;
  const builder = users.find(({ build }) => build !== undefined);
  const build = builder?.build;
  for (const { name } of users) log.step(name, build ? 'build' : 'pull');
  const onProgress = (progress: { done: number; total: number }) => {
    for (const { name } of users) log.progress(name, progress);
  };
  if (build) {
    await layOutSources(signal);
    const context = resolve(dirname(file), build.context);
    if (!existsSync(join(context, build.dockerfile))) throw noSources(image, context);
    const labels = { 'com.docker.compose.project': project, 'com.docker.compose.service': builder.name };
    await engine.build({ ...build, image, context, labels }, { signal, onProgress });
  } else await engine.pull(image, { signal, onProgress });
  const id = await engine.image(image);
  if (id !== undefined) return id;
  throw new Fault('image-missing', `The image ${image} did not come.`, 'Try again.', {
    details: { case: 'did-not-come', image },
  });
}

const noSources = (image: string, folder: string): Fault =>
  new Fault('build-failed', `What ${image} is built from is not in ${folder}.`, 'Install Meadow again.', {
    details: { case: 'not-in-folder', image, folder },
  });
