import { z } from 'zod';
import { type MlflowCalls, nothing } from './calls.ts';
import type { Experiments } from './experiments.ts';

const pairs = z.array(z.object({ key: z.string(), value: z.string() })).default([]);
const runShape = z.object({
  info: z.object({
    run_id: z.string(),
    experiment_id: z.string(),
    status: z.string(),
    start_time: z.number(),
    artifact_uri: z.string(),
  }),
  data: z
    .object({ metrics: z.array(z.object({ key: z.string() })).default([]), params: pairs, tags: pairs })
    .default({ metrics: [], params: [], tags: [] }),
});
export type MlflowRun = z.infer<typeof runShape>;

const searchShape = z.object({ runs: z.array(runShape).default([]) });
const createdShape = z.object({ run: runShape });

/** Which of ours a run is. */
const OWN = 'meadow.run';

export interface Runs {
  /** All runs that are ours by that name: one, but for two processes that began it at the same moment. */
  find(run: string, project: string): Promise<MlflowRun[]>;
  /** The one that is written to; made where there is none. */
  open(run: string, project: string): Promise<MlflowRun>;
}

const oldestFirst = (one: MlflowRun, other: MlflowRun): number =>
  one.info.start_time - other.info.start_time || (one.info.run_id < other.info.run_id ? -1 : 1);

export function createRuns(
  { ask }: MlflowCalls,
  experiments: Experiments,
  nameOf: (run: string) => Promise<string | undefined> = async () => undefined,
): Runs {
  const search = async (run: string, experiment: string) => {
    const body = { experiment_ids: [experiment], filter: `tags.\`${OWN}\` = '${run}'`, max_results: 100 };
    const { runs } = await ask(searchShape, { method: 'POST', path: 'mlflow/runs/search', body, again: true });
    return runs.toSorted(oldestFirst);
  };
  const create = async (run: string, project: string, experiment: string): Promise<MlflowRun> => {
    const tags = [
      { key: OWN, value: run },
      { key: 'meadow.project', value: project },
      { key: 'mlflow.source.name', value: 'Meadow' },
    ];
    const name = (await nameOf(run)) ?? run;
    const body = { experiment_id: experiment, run_name: name, start_time: Date.now(), tags };
    return (await ask(createdShape, { method: 'POST', path: 'mlflow/runs/create', body })).run;
  };

  return {
    async find(run, project) {
      const experiment = await experiments.find(project);
      return experiment === undefined ? [] : search(run, experiment);
    },
    async open(run, project) {
      const experiment = await experiments.open(project);
      const [there] = await search(run, experiment);
      if (there) return there;
      const made = await create(run, project, experiment);
      // Of two that made it at the same moment one gives way, where they see each other; readers read both.
      const [first] = await search(run, experiment);
      if (!first || first.info.run_id === made.info.run_id) return made;
      const body = { run_id: made.info.run_id };
      await ask(nothing, { method: 'POST', path: 'mlflow/runs/delete', body, again: true });
      return first;
    },
  };
}
