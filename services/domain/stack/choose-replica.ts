/** A replica of the API, as the front knows it. */
export interface Replica {
  address: string;
  /** It said so when it was asked last. */
  ready: boolean;
  /** Connections it has through this front. */
  connections: number;
}

/**
 * In which order to try replicas for a new connection: those that are ready first, then the one with the fewest
 * connections. Those that are not ready are tried last, because what they said may be old.
 */
export function tryingOrder<Some extends Replica>(replicas: readonly Some[]): Some[] {
  return [...replicas].sort(
    (one, other) => Number(other.ready) - Number(one.ready) || one.connections - other.connections,
  );
}

/** The replicas there are now, by what the name says and what was known of each. */
export function replicasOf(addresses: readonly string[], known: readonly Replica[]): Replica[] {
  return [...new Set(addresses)]
    .sort()
    .map(
      (address) => known.find((replica) => replica.address === address) ?? { address, ready: false, connections: 0 },
    );
}

/** What Prometheus reads to know whom to ask. */
export function scrapeTargets(replicas: readonly Replica[], port: number): string {
  return `${JSON.stringify([{ targets: replicas.map(({ address }) => `${address}:${port}`) }])}\n`;
}
