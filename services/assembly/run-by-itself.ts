import { followAlerts } from '../monitoring/follow-alerts.ts';
import { followTriggers } from '../triggers/follow-triggers.ts';
import { checkNewPhotos } from './check-new-photos.ts';
import type { Ground } from './ground.ts';
import type { Joined } from './joined.ts';
import { tidyDaily, tidyHourly } from './tidying.ts';

/** Starts what a core does without being asked, and has it end with the core. */
export function runByItself(
  ground: Ground,
  { checks, history, monitoring, photos, predicting, serving, triggers }: Joined,
): void {
  const { catalog, clock, closing, decoder, events, jobs, log, open } = ground;
  const tidying = { tidies: { history: history.tidy, photos: photos.tidy, monitoring: monitoring.tidy }, clock, log };
  const end = new AbortController();
  closing.defer(events.close);
  closing.defer(serving.stop);
  closing.defer(predicting.clear);
  closing.defer(decoder.close);
  closing.defer(jobs.close);
  closing.defer(() => end.abort());
  void followProject(ground, serving, end.signal);
  if (open) {
    serving.start();
    void tidyHourly(tidying, end.signal);
    const to = () => ({ events: events.subscribe(end.signal), clock, log, signal: end.signal });
    const following = [followTriggers({ triggers, ...to() }), followAlerts({ monitoring, ...to() })];
    closing.defer(async () => {
      end.abort();
      await Promise.all(following);
    });
    void checkNewPhotos({ checks, jobs, ...to() });
  } else {
    closing.defer(() => tidyDaily(catalog, tidying));
  }
}

/** Another project's version answers when another project is chosen. */
async function followProject({ events }: Ground, serving: Joined['serving'], signal: AbortSignal): Promise<void> {
  for await (const { type } of events.subscribe(signal))
    if (type === 'project.selected' || type === 'projects.changed') await serving.shelfChanged();
}
