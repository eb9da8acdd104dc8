import { z } from 'zod';
import type { Reading } from '../../domain/metrics-text.ts';
import type { ServiceProbe } from '../../ports/service-probe.ts';

export const airflowPlace = z.object({ address: z.url({ protocol: /^https?$/ }) });

/** Beside its state, when it last said that it lives, under a name of its own: `latest_scheduler_heartbeat`. */
const component = z.looseObject({ status: z.string().nullable() });
const moment = z.iso.datetime({ offset: true });
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
      return PARTS.flatMap((part) => {
        const heartbeat = moment.safeParse(parts[part]?.[`latest_${part}_heartbeat`]);
        return [
          {
            name: 'meadow_airflow_part_up',
            help: 'Whether a part of Airflow is well, as Airflow says.',
            labels: { part },
            value: parts[part]?.status === 'healthy' ? 1 : 0,
          },
          ...(heartbeat.success ? [ageOf(part, new Date(heartbeat.data))] : []),
        ];
      });
    },
  };
}

const ageOf = (part: string, heartbeat: Date): Reading => ({
  name: 'meadow_airflow_heartbeat_age_seconds',
  help: 'How long ago a part of Airflow said that it lives.',
  labels: { part },
  value: Math.max(0, (Date.now() - heartbeat.getTime()) / 1000),
});
