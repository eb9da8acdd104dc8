import { z } from 'zod';
import type { StackAlert } from '../../../contract/shapes/stack-measured.ts';
import type { Fault } from '../../domain/fault.ts';
import { reasonFor } from '../../domain/reason.ts';
import { remoteFaults } from '../../domain/remote-fault.ts';
import type { StackWatch } from '../../ports/stack-watch.ts';

/** A page waits for it. */
const PATIENCE_MS = 3000;

const faults = remoteFaults('Prometheus');
const values = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});
const alerts = z.object({
  data: z.object({
    alerts: z.array(
      z.object({
        labels: z.record(z.string(), z.string()),
        annotations: z.record(z.string(), z.string()).default({}),
        state: z.string(),
        activeAt: z.iso.datetime({ offset: true }),
      }),
    ),
  }),
});

/** The rules in compose/services/prometheus keep these. */
const QUESTIONS = {
  replicas: 'sum(up{job="api"})',
  requests: 'meadow:requests:rate5m * 60',
  failed: 'meadow:errors:rate5m / meadow:requests:rate5m >= 0',
  p50: 'meadow:latency:p50_5m * 1000',
  p95: 'meadow:latency:p95_5m * 1000',
};

/** Asks a Prometheus of the stack, at its address. */
export function createStackWatch(address: string, patience = PATIENCE_MS): StackWatch {
  const ask = async <T>(shape: z.ZodType<T>, path: string, signal: AbortSignal): Promise<T> => {
    const answer = await fetch(new URL(`api/v1/${path}`, `${address}/`), { signal });
    const text = await answer.text();
    if (!answer.ok) throw faults.failed(reasonFor('status', { status: answer.status }));
    return shape.parse(JSON.parse(text));
  };
  const value = async (query: string, signal: AbortSignal): Promise<number | undefined> => {
    const { data } = await ask(values, `query?query=${encodeURIComponent(query)}`, signal);
    const said = data.result[0]?.value[1];
    return said !== undefined && Number.isFinite(Number(said)) ? Number(said) : undefined;
  };
  return {
    async read() {
      const signal = AbortSignal.timeout(patience);
      try {
        const [replicas = 0, requests = 0, failed, p50, p95, { data }] = await Promise.all([
          value(QUESTIONS.replicas, signal),
          value(QUESTIONS.requests, signal),
          value(QUESTIONS.failed, signal),
          value(QUESTIONS.p50, signal),
          value(QUESTIONS.p95, signal),
          ask(alerts, 'alerts', signal),
        ]);
        return {
          api: {
            replicas,
            requests,
            ...(failed !== undefined && { failed }),
            ...(p50 !== undefined && { p50 }),
            ...(p95 !== undefined && { p95 }),
          },
          alerts: data.alerts.filter(({ state }) => state === 'firing').map(toAlert),
        };
      } catch (thrown) {
        throw asPrometheusFault(thrown);
      }
    },
  };
}

function toAlert({ labels, annotations, activeAt }: z.infer<typeof alerts>['data']['alerts'][number]): StackAlert {
  const { alertname = '', project, service, part, instance } = labels;
  const of = project ?? service ?? part ?? instance;
  return {
    name: alertname,
    ...(of !== undefined && { of }),
    ...(project !== undefined && { project }),
    since: activeAt,
    summary: annotations.summary ?? alertname,
  };
}

function asPrometheusFault(thrown: unknown): Fault {
  if (thrown instanceof z.ZodError || thrown instanceof SyntaxError)
    return faults.failed(reasonFor('something-else'), thrown);
  // fetch says why in the cause.
  return faults.from(thrown instanceof TypeError ? (thrown.cause ?? thrown) : thrown);
}
