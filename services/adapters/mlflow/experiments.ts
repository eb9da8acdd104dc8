import { z } from 'zod';
import { type MlflowCalls, nothing } from './calls.ts';
import { isMissing, isThere } from './mlflow-fault.ts';

const experimentShape = z.object({
  experiment: z.object({ experiment_id: z.string(), lifecycle_stage: z.string() }),
});
/** MLflow then shows charts of measurements first, not conversations. */
const AS_TRAINING = { key: 'mlflow.experimentKind', value: 'custom_model_development' };

const createdShape = z.object({ experiment_id: z.string() });

export interface Experiments {
  /** The id of the experiment of that name, if there is one. */
  find(name: string): Promise<string | undefined>;
  /** The same; made where there is none, restored where somebody deleted it. */
  open(name: string): Promise<string>;
  forget(): void;
}

export function createExperiments({ ask }: MlflowCalls): Experiments {
  const known = new Map<string, string>();

  const look = async (name: string) => {
    const query = { experiment_name: name };
    const { experiment } = await ask(experimentShape, {
      method: 'GET',
      path: 'mlflow/experiments/get-by-name',
      query,
    }).catch((thrown: unknown) => {
      if (isMissing(thrown)) return { experiment: undefined };
      throw thrown;
    });
    return experiment;
  };
  const create = async (name: string): Promise<void> => {
    const body = { name, tags: [AS_TRAINING] };
    await ask(createdShape, { method: 'POST', path: 'mlflow/experiments/create', body }).catch((thrown: unknown) => {
      // Another process was quicker.
      if (!isThere(thrown)) throw thrown;
    });
  };
  const find = async (name: string) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = await look(name);
    if (found?.lifecycle_stage !== 'active') return undefined;
    known.set(name, found.experiment_id);
    return found.experiment_id;
  };

  return {
    find,
    async open(name) {
      const there = await find(name);
      if (there !== undefined) return there;
      await create(name);
      const found = experimentShape.shape.experiment.parse(await look(name));
      const body = { experiment_id: found.experiment_id };
      if (found.lifecycle_stage !== 'active')
        await ask(nothing, { method: 'POST', path: 'mlflow/experiments/restore', body });
      known.set(name, found.experiment_id);
      return found.experiment_id;
    },
    forget: () => known.clear(),
  };
}
