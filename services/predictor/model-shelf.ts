import type { ServedModel, Shelf } from '../../contract/shapes/predictor.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { Inference } from '../ports/inference.ts';

/** The models this predictor holds, and which one answers. */
export interface ModelShelf {
  list(): readonly ServedModel[];
  /** The one that answers where none is named. */
  live(): ServedModel;
  /** The live one is loaded, its hash right and its probes too. */
  ready(): boolean;
  /** Why the version that should be live is not. */
  refused(): Fault | undefined;
  /** That version, or the live one. Throws `model-missing`. */
  find(version: string | undefined): ServedModel;
  /** Verifies a model once, however many ask at a time. Throws `model-refused`. */
  verify(model: ServedModel): Promise<void>;
  /** Makes the shelf ready: where the live model is refused, the newest of its project that is sound answers instead. */
  open(): Promise<void>;
  /** Takes another shelf once its live model is verified; else throws `model-refused` and stays as it is. */
  replace(shelf: Shelf): Promise<void>;
}

export function createModelShelf(inference: Inference, first: Shelf): ModelShelf {
  let models = first.models;
  let live = named(models, first.live);
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

  const firstSound = async (candidates: ServedModel[]): Promise<ServedModel> => {
    const [candidate, ...others] = candidates;
    if (!candidate) throw refused ?? missing(first.live);
    try {
      await verify(candidate);
      return candidate;
    } catch (error) {
      refused ??= asFault(error);
      return firstSound(others);
    }
  };

  return {
    list: () => models,
    live: () => live,
    ready: () => isReady,
    refused: () => refused,
    find: (version) => (version === undefined ? live : named(models, version)),
    verify,
    async open() {
      live = await firstSound([live, ...older(models, live)]);
      isReady = true;
    },
    async replace(next) {
      const nextLive = named(next.models, next.live);
      await verify(nextLive);
      models = next.models;
      live = nextLive;
      isReady = true;
      refused = undefined;
    },
  };
}

/** The other versions of a model's project, newest first. */
function older(models: readonly ServedModel[], { project, version }: ServedModel): ServedModel[] {
  return models.filter((model) => model.project === project && model.version !== version).toReversed();
}

function named(models: readonly ServedModel[], version: string): ServedModel {
  const found = models.find((model) => model.version === version);
  if (!found) throw missing(version);
  return found;
}

function missing(version: string): Fault {
  return new Fault(
    'model-missing',
    `There is no version "${version.slice(0, 100)}" here.`,
    'GET /v1/models lists the versions there are; without one, the live version answers.',
    { details: { version: version.slice(0, 100) } },
  );
}
