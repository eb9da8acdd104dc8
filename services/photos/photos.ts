import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { photos } from '../../contract/photos.ts';
import type { ArchiveReader } from '../ports/archive-reader.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Downloader } from '../ports/downloader.ts';
import type { Scratch } from '../ports/scratch.ts';
import { findProject } from '../steps/find-project.ts';
import { type PhotoAddresses, showPhoto } from '../steps/show-photo.ts';
import { type AdditionsParts, createAdditions } from './additions.ts';
import { createEditing } from './editing.ts';
import { createErasing, type Erasing, type ErasingParts } from './erasing.ts';
import { exportPhotos } from './export-photos.ts';
import { fromPaths } from './from-paths.ts';
import { fromPredicted, type PredictedPhotos } from './from-predicted.ts';
import { createFromPublic } from './from-public.ts';
import { createPredictedLabels } from './predicted-labels.ts';
import { createUploads } from './uploads.ts';

export interface PhotosParts extends Omit<AdditionsParts, 'changed'>, Omit<ErasingParts, 'changed' | 'thumbnails'> {
  catalog: Catalog;
  thumbnails: AdditionsParts['thumbnails'] & ErasingParts['thumbnails'];
  downloader: Downloader;
  archives: ArchiveReader;
  /** For archives that are being sent. */
  scratch: Scratch;
  /** The bytes of photos that were only asked about. */
  predicted: PredictedPhotos;
  addresses: PhotoAddresses & { original(hash: string): string };
  emit(event: MeadowEvent): void;
}

export interface Photos extends Handlers<typeof photos>, Pick<Erasing, 'tidy'> {
  /** Cancels the additions to the project, and waits for their end. */
  end(project: string): Promise<void>;
}

/** The photos of the projects. */
export function createPhotos({ emit, addresses, ...rest }: PhotosParts): Photos {
  const { catalog, clock } = rest;
  const changed = (project: string) => emit({ type: 'photos.changed', project });
  const parts = { ...rest, changed };
  const additions = createAdditions(parts);
  const uploads = createUploads({ ...parts, additions });
  const editing = createEditing(parts);
  const erasing = createErasing(parts);
  const fromPublic = createFromPublic(parts);
  const predictedLabels = createPredictedLabels({ ...parts, additions });
  const find = (project: string) => findProject(catalog.projects, project);

  return {
    async list({ project, filter, order, offset, limit }) {
      const { total, photos: found } = await catalog.photos.search(project, filter, { order, offset, limit });
      return { total, photos: found.map((photo) => showPhoto(photo, addresses)) };
    },
    hashes: ({ project, filter, order }) => catalog.photos.hashes(project, filter, order),
    original: ({ hash }) => ({ address: addresses.original(hash) }),
    async counts({ project }) {
      const { sources, ...counts } = await catalog.photos.counts(project);
      const bySource = Object.entries(sources).map(([source, count]) => ({ source, photos: count }));
      return { ...counts, sources: bySource.sort((one, other) => other.photos - one.photos) };
    },

    async add({ project, newClasses, ...asked }) {
      const found = await find(project);
      const job = additions.start(found, 'add', (control) =>
        fromPaths(parts, found, { from: undefined, label: undefined, ...asked, newClasses }, control),
      );
      return { job };
    },
    async open({ project, label, expected }) {
      return { job: uploads.open(await find(project), { label, expected }) };
    },
    send: ({ job, name, file }) => uploads.send(job, { name, file }),
    sendSlice: ({ job, ...slice }) => uploads.sendSlice(job, slice),
    close: ({ job }) => uploads.close(job),
    async addPredicted({ project, hashes, label }) {
      const found = await find(project);
      return additions.run(found, fromPredicted(parts, found, hashes, label));
    },
    labelPredicted: ({ project, ...photo }) => predictedLabels.give(project, photo),
    unlabelPredicted: ({ project, hash }) => predictedLabels.takeBack(project, hash),
    labelled: ({ project, hashes }) => predictedLabels.of(project, hashes),
    async addPublic({ project }) {
      return { job: fromPublic(additions, await find(project)) };
    },
    report: ({ job }) => additions.report(job),
    async nameClasses({ job, names }) {
      const { project, classes } = additions.offered(job);
      const wanted = classes.filter(({ name }) => names.includes(name));
      return { photos: await editing.nameClasses(project, wanted) };
    },

    label: async ({ project, hashes, label }) => ({ photos: await editing.label(project, hashes, label ?? undefined) }),
    move: async ({ project, hashes, to }) => ({ photos: await editing.move(project, hashes, to) }),
    bin: async ({ project, hashes }) => ({ photos: await editing.bin(project, hashes) }),
    restore: async ({ project, hashes }) => ({ photos: await editing.restore(project, hashes) }),
    erase: ({ project, hashes }) => erasing.erase(project, hashes),
    edits: ({ project }) => editing.ends(project),
    undo: ({ project }) => editing.undo(project),
    redo: ({ project }) => editing.redo(project),

    async export({ project, filter }) {
      await find(project);
      const text = await exportPhotos(catalog.photos, project, filter);
      return { name: `${project}-photos-${clock.now().toISOString().slice(0, 10)}.csv`, type: 'text/csv', text };
    },
    tidy: erasing.tidy,
    end: additions.end,
  };
}
