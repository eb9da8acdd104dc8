import { readFile } from 'node:fs/promises';
import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { models } from '../../contract/models.ts';
import type { ModelCard, VersionSummary } from '../../contract/shapes/model.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { Fault } from '../domain/fault.ts';
import type { Model } from '../domain/model.ts';
import { readModel } from '../domain/model-file.ts';
import type { Catalog, VersionRecord } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ModelSource } from '../ports/inference.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/** The model that ships with Meadow. */
export interface Starter extends ModelSource {
  /** What its project is called where it is new. */
  projectName: string;
  trained: Date;
}

export interface ModelsParts {
  catalog: Pick<Catalog, 'projects' | 'versions'>;
  objects: ObjectStore;
  clock: Clock;
  emit(event: MeadowEvent): void;
  starter: Starter;
}

export interface Models extends Handlers<typeof models> {
  /** Makes the starter known, with its project; nothing where it is already. Throws `model-refused`. */
  registerStarter(): Promise<void>;
  /** Tells that a version was registered, by a step for instance. Throws `model-missing`. */
  announce(version: string): Promise<void>;
  /** The version that answers for a project; none until the first training. */
  newest(project: string): Promise<VersionRecord | undefined>;
  /** A version as a predictor needs it, with the place of its file. Throws `model-missing`. */
  served(version: string): Promise<ServedModel>;
  /** All versions, newest last. */
  allServed(): Promise<ServedModel[]>;
  /** The model itself. Throws `model-missing` and `model-refused`. */
  read(version: string): Promise<Model>;
}

const missing = (version: string) =>
  new Fault('model-missing', `There is no version "${version}".`, 'See "meadow models list" for those there are.', {
    details: { version },
  });

/** The trained versions of the projects. Until there is a gate, a project's newest version is its live one. */
export const createModels = ({ catalog, objects, clock, emit, starter }: ModelsParts): Models => {
  const find = async (version: string): Promise<VersionRecord> => {
    const record = await catalog.versions.find(version);
    if (!record) throw missing(version);
    return record;
  };
  const serve = async ({ version, project, card, object, sha256 }: VersionRecord): Promise<ServedModel> => ({
    version,
    project,
    classes: classesOf(card),
    path: object === undefined ? starter.path : await objects.file(object),
    sha256,
  });
  const served = async (version: string) => serve(await find(version));
  const tell = ({ version, project }: VersionRecord) => emit({ type: 'version.registered', version, project });

  const ensureProject = async ({ project, classes }: Model) => {
    if (await catalog.projects.find(project)) return;
    await catalog.projects.create({
      id: project,
      name: starter.projectName,
      classes,
      created: clock.now(),
      policy: 'ask',
    });
  };
  const registerStarter = async () => {
    const known = await catalog.versions.find(starter.version);
    if (known?.sha256 === starter.sha256) return;
    const model = readModel(await readFile(starter.path), starter.sha256);
    const { version, project } = model;
    const { trained: created, sha256 } = starter;
    const card = { ...model.card, trained: { ...model.card.trained, at: created.toISOString() } };
    await ensureProject(model);
    await catalog.versions.add({
      version,
      project,
      created,
      object: undefined,
      sha256,
      card,
      run: undefined,
      snapshot: undefined,
    });
    await announce(version);
  };
  const announce = async (version: string) => tell(await find(version));

  return {
    async list({ project }) {
      const records = await catalog.versions.list(project);
      const live = new Map(records.map((record) => [record.project, record.version]));
      return records.map((record) => summarise(record, live.get(record.project) === record.version));
    },
    card: async ({ version }) => (await find(version)).card,
    registerStarter,
    announce,
    newest: async (project) => (await catalog.versions.list(project)).at(-1),
    served,
    allServed: async () => Promise.all((await catalog.versions.list()).map(serve)),
    async read(version) {
      const { path, sha256 } = await served(version);
      return readModel(await readFile(path), sha256);
    },
  };
};

const classesOf = (card: ModelCard): string[] => card.classes.map(({ label }) => label);

const summarise = ({ version, project, created, object, card }: VersionRecord, live: boolean): VersionSummary => ({
  version,
  project,
  classes: classesOf(card),
  created: created.toISOString(),
  test: card.test,
  photos: card.photos.total,
  aliases: live ? ['champion'] : [],
  live,
  starter: object === undefined,
  erased: 0,
});
