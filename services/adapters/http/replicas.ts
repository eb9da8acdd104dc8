import { z } from 'zod';
import type { Replicas } from '../../ports/replicas.ts';

/** Milliseconds a replica has to say how it is. */
const PROBE_MS = 3000;

const readiness = z.object({ ready: z.boolean(), version: z.string() });

/** What the replicas behind a name say of themselves to anybody in their network. */
export const createReplicas = (lookUp: () => Promise<string[]>, port: number): Replicas => ({
  answering: async () => Promise.all((await lookUp()).map((host) => answeredBy(`http://${host}:${port}/health/ready`))),
});

async function answeredBy(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PROBE_MS) });
    const { ready, version } = readiness.parse(await answer.json());
    return ready ? version : undefined;
  } catch {
    return undefined;
  }
}
