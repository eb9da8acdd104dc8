import { readFile } from 'node:fs/promises';
import type { ModelCard } from '../../contract/shapes/model.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { Fault } from '../domain/fault.ts';
import type { Model } from '../domain/model.ts';
import { readModel } from '../domain/model-file.ts';
import type { VersionRecord } from '../ports/catalog/versions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';

export interface VersionsParts {
  catalog: Pick<Catalog, 'versions'>;
  objects: ObjectStore;
  /** Where the file of the version lies that ships with Meadow. */
  starterPath: string;
}

/** Versions and their files. */
export interface Versions {
  /** Throws `model-missing`. */
  find(version: string): Promise<VersionRecord>;
  /** As a predictor needs it, with the place of its file. Throws `model-missing` where either is not there. */
  served(version: string): Promise<ServedModel>;
  /** The model itself. Throws `model-missing` and `model-refused`. */
  read(version: string): Promise<Model>;
}

const missing = (version: string) =>
  new Fault('model-missing', `There is no version "${version}".`, 'See "meadow models list" for those there are.', {
    details: { case: 'version', version },
  });

const fileMissing = (version: string, cause: unknown) =>
  new Fault(
    'model-missing',
    `The file of the version "${version}" is gone.`,
    'Go back to the version before, or train again.',
    { details: { case: 'file', version }, cause },
  );

export const classesOf = (card: ModelCard): string[] => card.classes.map(({ label }) => label);

export const createVersions = ({ catalog, objects, starterPath }: VersionsParts): Versions => {
  const find = async (version: string): Promise<VersionRecord> => {
    const record = await catalog.versions.find(version);
    if (!record) throw missing(version);
    return record;
  };
  const served = async (asked: string): Promise<ServedModel> => {
    const { version, project, card, object, sha256 } = await find(asked);
    const path = object === undefined ? starterPath : await fileOf(version, object);
    return { version, project, classes: classesOf(card), path, sha256 };
  };
  const fileOf = async (version: string, object: string): Promise<string> => {
    try {
      return await objects.file(object);
    } catch (thrown) {
      throw thrown instanceof Fault && thrown.code === 'not-found' ? fileMissing(version, thrown) : thrown;
    }
  };
  return {
    find,
    served,
    async read(version) {
      const { path, sha256 } = await served(version);
      return readModel(await readFile(path), sha256);
    },
  };
};
