import { z } from 'zod';
import { asking, type Cluster } from './cluster.ts';
import { unlessGone } from './cluster-faults.ts';
import { namespaceOf, PREDICTOR } from './names.ts';

/** A cluster on this computer answers at once, or not at all. */
const LOOK_MS = 1500;

/**
 * Where this computer reaches the Service without Meadow: a port of the node's, where that leads to one of the versions
 * that run there. Another program may listen at that port.
 */
export async function findAddress(
  { core }: Cluster,
  app: string,
  versions: readonly string[],
): Promise<string | undefined> {
  const namespace = namespaceOf(app);
  const [service, nodes] = await asking(() =>
    Promise.all([
      core.readNamespacedService({ name: PREDICTOR, namespace }).catch(unlessGone),
      core.listNode().catch(() => undefined),
    ]),
  );
  const port = service?.spec?.ports?.[0]?.nodePort;
  if (port === undefined) return undefined;
  const inside = nodes?.items.flatMap(({ status }) => status?.addresses ?? []) ?? [];
  const hosts = ['127.0.0.1', ...inside.flatMap(({ type, address }) => (type === 'InternalIP' ? address : []))];
  for (const host of hosts) {
    const version = await versionAt(`http://${host}:${port}`);
    if (version !== undefined && versions.includes(version)) return `http://${host}:${port}`;
  }
  return undefined;
}

const ready = z.object({ version: z.string() });

async function versionAt(origin: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(LOOK_MS) });
    return ready.safeParse(await answer.json()).data?.version;
  } catch {
    return undefined;
  }
}
