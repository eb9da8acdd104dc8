import type { Handlers } from '../../contract/handlers.ts';
import type { SnapshotPhoto, SnapshotSummary, snapshots } from '../../contract/snapshots.ts';
import { compareManifests } from '../domain/compare-manifests.ts';
import { type ManifestPhoto, writeManifest } from '../domain/manifest.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { findProject } from '../steps/find-project.ts';
import { createReadPhotos } from './read-photos.ts';
import { tellStory } from './story.ts';

export interface SnapshotsParts {
  catalog: Pick<Catalog, 'projects' | 'photos' | 'edits' | 'snapshots' | 'runs'>;
  objects: ObjectStore;
  /** Address of a small picture of a photo, where it is on this machine. */
  thumbnailOf(hash: string): Promise<string | undefined>;
}

/** The lists of photos that trainings used, and what is known of each photo. */
export function createSnapshots(parts: SnapshotsParts): Handlers<typeof snapshots> {
  const { catalog, thumbnailOf } = parts;
  const read = createReadPhotos(parts);

  const erasedAt = async (hashes: string[]) =>
    new Map((await catalog.photos.tombstones([...new Set(hashes)])).map(({ hash, at }) => [hash, at]));
  const show = async <Photo extends ManifestPhoto>(photos: readonly Photo[]) => {
    const erased = await erasedAt(photos.map(({ hash }) => hash));
    return Promise.all(
      photos.map(async (photo) => {
        const at = erased.get(photo.hash);
        const thumbnail = at ? undefined : await thumbnailOf(photo.hash);
        const said = { ...photo, added: photo.added.toISOString() } satisfies SnapshotPhoto;
        return { ...said, ...(thumbnail && { thumbnail }), ...(at && { erased: at.toISOString() }) };
      }),
    );
  };

  return {
    async list({ project }) {
      await findProject(catalog.projects, project);
      const [records, erased] = await Promise.all([catalog.snapshots.list(project), catalog.snapshots.erased(project)]);
      return records.map(
        ({ created, ...record }): SnapshotSummary => ({
          ...record,
          created: created.toISOString(),
          erased: erased.get(record.snapshot) ?? 0,
        }),
      );
    },
    async photos({ snapshot, offset, limit }) {
      const photos = await read(snapshot);
      return { total: photos.length, photos: await show(photos.slice(offset, offset + limit)) };
    },
    async compare({ one, other }) {
      const { added, removed, relabelled, same } = compareManifests(await read(one), await read(other));
      return { added: await show(added), removed: await show(removed), relabelled: await show(relabelled), same };
    },
    async export({ snapshot }) {
      const text = writeManifest(await read(snapshot));
      const project = (await catalog.snapshots.find(snapshot))?.project ?? 'meadow';
      return { name: `${project}-snapshot-${snapshot.slice(0, 12)}.csv`, type: 'text/csv', text };
    },
    async story({ project, hash }) {
      await findProject(catalog.projects, project);
      return tellStory(parts, read, project, hash);
    },
  };
}
