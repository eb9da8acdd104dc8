import { z } from 'zod';
import type { ServiceProbe } from '../../ports/service-probe.ts';

export const airflowPlace = z.object({ address: z.url({ protocol: /^https?$/ }) });

const component = z.object({ status: z.string().nullable() });
const health = z.record(z.string(), component);

/** The parts that must be well; a triggerer is not in the stack. */
const PARTS: readonly string[] = ['metadatabase', 'scheduler', 'dag_processor'];

/** Asks Airflow's API, which tells of its other parts. */
export function createAirflowProbe({ address }: z.infer<typeof airflowPlace>): ServiceProbe {
  const url = new URL('api/v2/monitor/health', `${address.replace(/\/+$/, '')}/`);
  return {
    service: 'airflow',
    async read(signal) {
      const answer = await fetch(url, { signal });
      if (!answer.ok) throw new Error(`It answered with ${answer.status}.`);
      const parts = health.parse(await answer.json());
      return PARTS.map((part) => ({
        name: 'meadow_airflow_part_up',
        help: 'Whether a part of Airflow is well, as Airflow says.',
        labels: { part },
        value: parts[part]?.status === 'healthy' ? 1 : 0,
      }));
    },
  };
}
