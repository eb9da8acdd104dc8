import { isAbsolute, resolve } from 'node:path';
import type { Handlers } from '../../contract/handlers.ts';
import type { PhotoResult, predicting } from '../../contract/predicting.ts';
import { Fault } from '../domain/fault.ts';
import { checkSize } from '../steps/read-photo.ts';
import { exportBatch } from './export-batch.ts';
import { createForget, type ForgetParts, shownPhotos } from './forget-batch.ts';
import { createMakePredict, type PredictParts } from './make-predict.ts';
import { createMemory, type RememberedBatch } from './memory.ts';
import type { SamplePhoto } from './sample-photo.ts';
import { type Fill, fillFromOne, fillFromOutside, fillFromPaths, startBatch } from './start-batch.ts';
import { watchBatch } from './watch-batch.ts';

export interface PredictingParts extends PredictParts, ForgetParts {
  /** Throws `model-missing` where there is no such version. */
  checkVersion(version: string): Promise<void>;
  /** A published photo for a first verdict. Throws `download-failed` and `bad-request`. */
  sample(project: string, signal?: AbortSignal): Promise<SamplePhoto>;
  /** Adds to a result what is made at the moment of showing: addresses of pictures. */
  dress(result: PhotoResult): Promise<PhotoResult>;
}

export interface Predicting extends Handlers<typeof predicting> {
  /** Hashes of the photos that remembered batches show, whose pictures are needed. */
  shown(): Set<string>;
  /** Forgets every batch. */
  clear(): Promise<void>;
}

type Asked = Parameters<ReturnType<typeof createMakePredict>>[0];

const types = { csv: 'text/csv', json: 'application/json' };

/** Batches of photos. They live in memory; their predictions are in the history. */
export function createPredicting(parts: PredictingParts): Predicting {
  const memory = createMemory();
  const makePredict = createMakePredict(parts);
  const forget = createForget(memory, parts);

  const begin = async (asked: Asked, fill: Fill) => {
    if (asked.version !== undefined) await parts.checkVersion(asked.version);
    const entry = startBatch(parts.jobs, await makePredict(asked), fill);
    memory.keep(entry);
    for (const { id } of memory.excess()) await forget(id);
    return { batch: entry.id };
  };

  return {
    start({ paths, from, origin, version, project, heatmaps }) {
      const base = from ?? absoluteBase([...paths, heatmaps ?? '/']);
      const folder = heatmaps === undefined ? undefined : resolve(base, heatmaps);
      return begin({ origin, version, project, heatmaps: folder }, fillFromPaths(paths, base));
    },
    open: ({ expected, version }) =>
      begin({ origin: 'window', version, heatmaps: undefined }, fillFromOutside(expected, parts.clock)),
    async sample({ project }, signal) {
      const photo = await parts.sample(project, signal);
      return begin({ origin: 'window', version: undefined, heatmaps: undefined }, fillFromOne(photo));
    },
    add: async ({ batch, name, photo, place }) => ({
      index: await memory.find(batch).batch.add(fromFile(name, photo), place),
    }),
    close: ({ batch }) => memory.find(batch).batch.close(),
    cancel: ({ batch }) => parts.jobs.cancel(memory.find(batch).id),
    watch: ({ batch, after }, signal) => watchBatch(memory.find(batch), after, parts.dress, signal),
    list: () => memory.all().map(({ id, job }) => ({ batch: id, job: job() })),
    export({ batch, format }) {
      const entry = memory.find(batch);
      return { name: exportName(entry, format), type: types[format], text: exportBatch(entry.batch.results, format) };
    },
    forget: ({ batch }) => forget(batch),
    shown: () => shownPhotos(memory),
    async clear() {
      for (const { id } of memory.all()) await forget(id);
    },
  };
}

function fromFile(photo: string, file: File) {
  return {
    photo,
    async read() {
      checkSize(file.size);
      return new Uint8Array(await file.arrayBuffer());
    },
  };
}

/** Where every path is absolute, it does not matter where relative ones would begin. */
function absoluteBase(paths: string[]): string {
  if (paths.every(isAbsolute)) return '/';
  throw new Fault(
    'bad-request',
    'A path is relative, but not to what.',
    'Give absolute paths, or say where they begin.',
    { details: { case: 'relative-path' } },
  );
}

function exportName({ job }: RememberedBatch, format: string): string {
  return `meadow-${job().started.slice(0, 16).replace('T', '-').replace(':', '')}.${format}`;
}
