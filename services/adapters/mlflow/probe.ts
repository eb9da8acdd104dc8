import { z } from 'zod';
import type { ServiceProbe } from '../../ports/service-probe.ts';
import { type MlflowSettings, mlflowSettings } from './settings.ts';

/** More are not counted. */
const MOST = 1000;

const experiments = z.object({ experiments: z.array(z.unknown()).default([]) });
const models = z.object({
  registered_models: z.array(z.object({ latest_versions: z.array(z.unknown()).default([]) })).default([]),
});

/** Asks MLflow whether it is well and what it has; its own metrics would need another server in it. */
export function createMlflowProbe(given: MlflowSettings): ServiceProbe {
  const base = `${mlflowSettings.parse(given).address.replace(/\/+$/, '')}/`;
  const ask = async (path: string, init: RequestInit) => {
    const answer = await fetch(new URL(path, base), init);
    if (!answer.ok) throw new Error(`It answered with ${answer.status}.`);
    return answer;
  };
  return {
    service: 'mlflow',
    async read(signal) {
      await (await ask('health', { signal })).text();
      const search = ask('api/2.0/mlflow/experiments/search', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ max_results: MOST }),
        signal,
      });
      const list = ask(`api/2.0/mlflow/registered-models/search?max_results=${MOST}`, { signal });
      const [found, registered] = await Promise.all([
        search.then(async (answer) => experiments.parse(await answer.json())),
        list.then(async (answer) => models.parse(await answer.json())),
      ]);
      return [
        { name: 'meadow_mlflow_experiments', help: 'Experiments in MLflow.', value: found.experiments.length },
        {
          name: 'meadow_mlflow_models',
          help: 'Registered models in MLflow.',
          value: registered.registered_models.length,
        },
      ];
    },
  };
}
