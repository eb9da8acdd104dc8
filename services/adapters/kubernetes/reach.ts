import { asking, type Cluster } from './cluster.ts';
import { isMissing } from './cluster-faults.ts';
import { namespaceOf, PREDICTOR } from './names.ts';

/** A cluster on this computer answers at once, or not at all. */
const LOOK_MS = 1500;

/** Where this computer reaches the Service without Meadow: a port of the node's, where that leads there. */
export async function findAddress({ core }: Cluster, app: string): Promise<string | undefined> {
  const namespace = namespaceOf(app);
  const [service, nodes] = await asking(() =>
    Promise.all([
      core.readNamespacedService({ name: PREDICTOR, namespace }).catch((thrown: unknown) => {
        if (isMissing(thrown)) return undefined;
        throw thrown;
      }),
      core.listNode().catch(() => undefined),
    ]),
  );
  const port = service?.spec?.ports?.[0]?.nodePort;
  if (port === undefined) return undefined;
  const inside = nodes?.items.flatMap(({ status }) => status?.addresses ?? []) ?? [];
  const hosts = ['127.0.0.1', ...inside.flatMap(({ type, address }) => (type === 'InternalIP' ? address : []))];
  for (const host of hosts) if (await answers(`http://${host}:${port}`)) return `http://${host}:${port}`;
  return undefined;
}

async function answers(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/health/live`, { signal: AbortSignal.timeout(LOOK_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}
