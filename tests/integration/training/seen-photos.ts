import { access, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { smallMeadow } from './photo-folders.ts';
import { askFor, runStepsAlone } from './step-process.ts';

/** Photos of each class that tests usually train with. */
const USUAL = 30;

/**
 * Lays what the network sees in the usual photos into a folder of objects, as a training before would have left it: for
 * tests of what comes after the looking, which takes longer than all the rest.
 */
export async function laySeenPhotos(objects: string): Promise<void> {
  await cp(join(await seenPhotos(), 'embeddings'), join(objects, 'embeddings'), { recursive: true });
}

/** The network looks once a run of the tests; the folder `making` says that another process lets it do so now. */
async function seenPhotos(): Promise<string> {
  const folder = inject('seenPhotos');
  const [made, making] = [join(folder, 'made'), join(folder, 'making')];
  for (;;) {
    if (await isThere(made)) return made;
    const isMine = await mkdir(making).then(
      () => true,
      () => false,
    );
    if (isMine) await look(making, made).finally(() => rm(making, { recursive: true, force: true }));
    else await setTimeout(100);
  }
}

/** By the steps of a real training, so that all lies where Meadow itself looks for it. */
async function look(within: string, made: string): Promise<void> {
  const home = join(within, 'home');
  await askFor(home, 'seen', await smallMeadow(join(within, 'photos'), 0, USUAL));
  const { code, said } = await runStepsAlone(home, 'seen', ['ingest', 'validate', 'embed']);
  if (code !== 0) throw new Error(`The usual photos could not be looked at: ${JSON.stringify(said)}`);
  await rename(join(home, 'objects'), made);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
