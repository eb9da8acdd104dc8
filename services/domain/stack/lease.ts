/** What the volume says that is a lease. */
export const leaseLabel = {
  owner: 'app.meadow.lease',
  host: 'app.meadow.lease.host',
  process: 'app.meadow.lease.process',
} as const;

/** Three times the time after which it is made anew. */
export const OVER_MS = 60_000;

export interface LeaseFacts {
  /** By the engine's clock, as `created` is. */
  now: Date;
  host: string;
  /** Whether a process of this computer lives. */
  isAlive(pid: number): boolean;
}

/** Whether another Meadow still has it. One that was killed here has not; one elsewhere is believed until it is late. */
export function leaseJudgement(
  { labels, created }: { labels: Record<string, string>; created: Date },
  { now, host, isAlive }: LeaseFacts,
): 'held' | 'over' {
  if (now.getTime() - created.getTime() > OVER_MS) return 'over';
  const here = labels[leaseLabel.host] === host;
  return here && !isAlive(Number(labels[leaseLabel.process])) ? 'over' : 'held';
}
