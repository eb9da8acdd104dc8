import { hasEnded, type Jobs } from '../jobs/jobs.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import type { Memory } from './memory.ts';

export interface ForgetParts {
  jobs: Jobs;
  thumbnails: Thumbnails;
  /** Those of the photos that the history names. */
  named(hashes: string[]): Promise<Set<string>>;
}

/** Makes the function that forgets a batch, and its pictures that neither the history nor another batch needs. */
export function createForget(memory: Memory, parts: ForgetParts): (id: string) => Promise<void> {
  return async (id) => {
    const { batch, job } = memory.find(id);
    if (!hasEnded(job())) parts.jobs.cancel(id);
    await batch.done.catch(() => undefined); // how it ended is its job's to tell
    memory.drop(id);
    const shown = shownPhotos(memory);
    const free = batch.results.flatMap(({ hash }) => (hash !== undefined && !shown.has(hash) ? [hash] : []));
    const named = await parts.named(free);
    await parts.thumbnails.remove(free.filter((hash) => !named.has(hash)));
  };
}

/** Hashes of the photos that remembered batches show. */
export function shownPhotos(memory: Memory): Set<string> {
  const results = memory.all().flatMap(({ batch }) => batch.results);
  return new Set(results.flatMap(({ hash }) => hash ?? []));
}
