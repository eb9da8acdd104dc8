import type { ServedModel, ServedProject, Shelf } from '../../contract/shapes/predictor.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { Inference } from '../ports/inference.ts';
import { answersOf, findProject, knownProject, projectsOf } from './served-projects.ts';

/** What a request names: a version, a project, both or neither. */
export interface Asked {
  version?: string | undefined;
  /** Its id or name. */
  project?: string | undefined;
}

/** The models this predictor holds, and which one answers. */
export interface ModelShelf {
  list(): readonly ServedModel[];
  /** The one that answers where none is named. */
  live(): ServedModel;
  /** The live one is loaded, its hash right and its probes too. */
  ready(): boolean;
  /** Why the version that should be live is not. */
  refused(): Fault | undefined;
  /** The project of that id or name. */
  project(asked: string): ServedProject | undefined;
  /**
   * Who answers, and is sound: that version, else the live one of that project, else the live one. Where the live one of
   * a project is refused, one that was live before answers. Throws `model-missing`, `not-found` or `model-refused`.
   */
  find(asked: Asked): Promise<ServedModel>;
  /** Verifies a model once, however many ask at a time. Throws `model-refused`. */
  verify(model: ServedModel): Promise<void>;
  /**
   * Makes the shelf ready: where the live model is refused, one that was live before answers instead. It answers from
   * then on, and says that it is ready after `waitMs`, or when it has been given another shelf.
   */
  open(waitMs?: number): Promise<void>;
  /**
   * Takes another shelf once its live model, or else one that was live before, is verified. Where none is sound it
   * throws `model-refused` and stays as it is.
   */
  replace(shelf: Shelf): Promise<void>;
  /** Verifies what another shelf would answer with, and keeps that shelf ready under a mark. Throws as `replace` does. */
  stage(shelf: Shelf, mark: string): Promise<void>;
  /** Takes the shelf that was staged under that mark; nothing happens where there is none. */
  turn(mark: string): Promise<void>;
}

export function createModelShelf(inference: Inference, first: Shelf): ModelShelf {
  let models = first.models;
  let live = named(models, first.live);
  let projects = projectsOf(first);
  let isReady = false;
  let refused: Fault | undefined;
  const verified = new Map<string, Promise<void>>();

  const verify = async (model: ServedModel) => {
    const file = `${model.version} ${model.sha256} ${model.path}`;
    const known = verified.get(file) ?? inference.verify(model);
    verified.set(file, known);
    // One that failed is looked at again: its file may have been put back.
    await known.catch((fault: unknown) => {
      verified.delete(file);
      throw fault;
    });
  };

  /** The first of a shelf's models that may answer and is sound, and why it is not the live one. */
  const firstSound = async ([candidate, ...others]: ServedModel[], why?: Fault): Promise<Sound> => {
    if (!candidate) throw why ?? missing(first.live);
    try {
      await verify(candidate);
      return { model: candidate, why };
    } catch (error) {
      return firstSound(others, why ?? asFault(error));
    }
  };
  let staged: { mark: string; shelf: Shelf } | undefined;
  const serve = (shelf: Shelf, sound: Sound) => {
    models = shelf.models;
    projects = projectsOf(shelf);
    live = sound.model;
    refused = sound.why;
    isReady = true;
    staged = undefined;
  };
  const take = async (shelf: Shelf) => serve(shelf, await firstSound(candidatesOf(shelf)));

  return {
    list: () => models,
    live: () => live,
    ready: () => isReady,
    refused: () => refused,
    project: (asked) => findProject(projects, asked),
    async find({ version, project: asked }) {
      const project = asked === undefined ? undefined : knownProject(projects, asked);
      if (project && version === undefined) return (await firstSound(answersOf(models, project))).model;
      const model = version === undefined ? live : named(models, version, project?.id);
      await verify(model);
      return model;
    },
    verify,
    async open(waitMs = 0) {
      const sound = await firstSound(candidatesOf(first));
      // A core that was quicker has given it others.
      if (isReady) return;
      serve(first, sound);
      if (waitMs === 0) return;
      isReady = false;
      setTimeout(() => {
        isReady = true;
      }, waitMs).unref();
    },
    replace: take,
    async stage(shelf, mark) {
      await firstSound(candidatesOf(shelf));
      staged = { mark, shelf };
    },
    async turn(mark) {
      if (staged?.mark === mark) await take(staged.shelf);
    },
  };
}

interface Sound {
  model: ServedModel;
  why: Fault | undefined;
}

/** The live model, then those that were live before. */
function candidatesOf({ models, live, before = [] }: Shelf): ServedModel[] {
  const earlier = before.flatMap((version) => models.filter((model) => model.version === version));
  return [named(models, live), ...earlier.filter(({ version }) => version !== live)];
}

function named(models: readonly ServedModel[], version: string, project?: string): ServedModel {
  const found = models.find((model) => model.version === version && (project ?? model.project) === model.project);
  if (!found) throw missing(version);
  return found;
}

function missing(version: string): Fault {
  return new Fault(
    'model-missing',
    `There is no version "${version.slice(0, 100)}" here.`,
    'GET /v1/models lists the versions there are; without one, the live version answers.',
    { details: { case: 'version', version: version.slice(0, 100) } },
  );
}
