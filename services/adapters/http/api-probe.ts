import { z } from 'zod';
import type { ApiProbe } from '../../ports/api-probe.ts';

/** Milliseconds an API has to say how it is. */
const PROBE_MS = 3000;

const readiness = z.object({ ready: z.boolean(), version: z.string() });

/** Asks over HTTP. What it says of its processor is in Prometheus' words (prom-client's default metrics). */
export const createApiProbe = (): ApiProbe => ({
  async admits(address, key) {
    const signal = AbortSignal.timeout(PROBE_MS);
    try {
      const answer = await fetch(`${address}/v1/models`, { headers: keyHeaders(key), signal, redirect: 'manual' });
      await answer.body?.cancel();
      return answer.status !== 401;
    } catch {
      return true;
    }
  },
  async look(address, key, hangUp) {
    const late = AbortSignal.timeout(PROBE_MS);
    const signal = hangUp ? AbortSignal.any([hangUp, late]) : late;
    const headers = keyHeaders(key);
    const ask = async (path: string) =>
      (await fetch(`${address}${path}`, { headers, signal, redirect: 'manual' })).text();
    try {
      const [ready, metrics] = await Promise.all([ask('/health/ready'), ask('/metrics').catch(() => '')]);
      const told = readiness.safeParse(JSON.parse(ready));
      if (!told.success) return undefined;
      return {
        ready: told.data.ready,
        cpuSeconds: metric(metrics, 'process_cpu_seconds_total'),
        started: metric(metrics, 'process_start_time_seconds'),
      };
    } catch {
      return undefined;
    }
  },
});

const keyHeaders = (key: string | undefined): Record<string, string> => (key === undefined ? {} : { 'x-api-key': key });

function metric(text: string, name: string): number | undefined {
  const value = Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return Number.isFinite(value) ? value : undefined;
}
