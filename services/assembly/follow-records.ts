import { createTicker } from '../jobs/ticker.ts';
import { whileLeased } from '../jobs/while-leased.ts';
import { followAlerts } from '../monitoring/follow-alerts.ts';
import { BY_ITSELF } from '../steps/by-itself.ts';
import { followTriggers } from '../triggers/follow-triggers.ts';
import { tellOfPhotos } from '../triggers/tell-of-photos.ts';
import { checkNewPhotos } from './check-new-photos.ts';
import { findAbandoned } from './find-abandoned.ts';
import { followShown } from './follow-shown.ts';
import type { Ground } from './ground.ts';
import type { Joined } from './joined.ts';
import { orchestratorsOf } from './orchestrators-of.ts';
import { eventsOf } from './places/events-of.ts';
import { tidyDaily, tidyHourly } from './tidying.ts';

/** Other cores may change something many times a second. */
const TOLD_MS = 500;

/**
 * Starts what is done for the projects of a place without being asked, and has it end with the place: tidying, triggers,
 * alerts, the model registry. Where several cores work on the records, one of them does it; each looks at the photos
 * that came by itself, and hears what the others change.
 */
export function followRecords(ground: Ground, joined: Joined): void {
  const { catalog, clock, closing, emit, jobs, log, open, place, shared, coreName: owner } = ground;
  if (!open) {
    if (!shared) closing.defer(() => tidyDaily(catalog, tidyingOf(ground, joined)));
    return;
  }
  const end = new AbortController();
  const { signal } = end;
  const told = createTicker(clock, () => signal.aborted || emit({ type: 'records.changed', place }), TOLD_MS);
  catalog.watch(() => told.tick(false), signal);
  void checkNewPhotos({ checks: joined.checks, jobs, events: eventsOf(ground, signal), clock, log, signal });
  const { chosen } = orchestratorsOf(ground);
  const { pipelines } = ground;
  if (pipelines)
    void tellOfPhotos({ events: eventsOf(ground, signal), pipelines, chosen, catalog, clock, log, signal });
  const work = (until: AbortSignal) => followAll(ground, joined, until);
  const following = shared
    ? whileLeased({ leases: catalog.leases, name: BY_ITSELF, owner, clock, log, signal }, work)
    : work(signal);
  closing.defer(async () => {
    end.abort();
    await following;
  });
}

const tidyingOf = ({ clock, log }: Ground, { history, photos, monitoring }: Joined) => ({
  tidies: { history: history.tidy, photos: photos.tidy, monitoring: monitoring.tidy },
  clock,
  log,
});

async function followAll(ground: Ground, joined: Joined, signal: AbortSignal): Promise<void> {
  const { clock, log, shared } = ground;
  const { monitoring, triggers } = joined;
  const to = () => ({ events: eventsOf(ground, signal), clock, log, signal });
  void tidyHourly(tidyingOf(ground, joined), signal);
  await Promise.all([
    followTriggers({ triggers, ...to() }),
    followAlerts({ monitoring, ...to() }),
    followShown(ground, joined, signal),
    ...(shared ? [findAbandoned({ ...ground, training: joined.training }, signal)] : []),
  ]);
}
