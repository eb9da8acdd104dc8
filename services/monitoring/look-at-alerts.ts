import type { MeadowEvent } from '../../contract/events.ts';
import type { Alert } from '../../contract/shapes/alert.ts';
import { decideAlerts, judgeAlerts, unclearOf } from '../domain/alerts/judge-alerts.ts';
import { merge, noCounts } from '../domain/traffic/counts.ts';
import type { AlertRecord } from '../ports/catalog/alerts.ts';
import type { LiveRecord } from '../ports/catalog/live.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import { type DriftParts, readDrift } from './read-drift.ts';

export interface AlertParts extends DriftParts {
  catalog: DriftParts['catalog'] & Pick<Catalog, 'alerts' | 'corrections' | 'live' | 'traffic'>;
  clock: Clock;
  emit(event: MeadowEvent): void;
}

/** Alerts that are read to decide: more than can be open or at rest at once. */
const RECENT = 50;
const HOUR_MS = 3_600_000;

export const toAlert = ({ raised, cleared, ...record }: AlertRecord): Alert => ({
  ...record,
  raised: raised.toISOString(),
  ...(cleared && { cleared: cleared.toISOString() }),
});

/** Raises what is wrong with a project's live version now, and clears what is over. */
export async function lookAtAlerts(parts: AlertParts, project: string): Promise<void> {
  const { catalog, clock, emit } = parts;
  const now = clock.now();
  const champion = await catalog.live.champion(project);
  if (!champion) return;
  const { version } = champion;
  const settings = await catalog.alerts.settings(project);
  const { signals } = await readDrift(parts, version, settings);
  const [said, told, hours] = await Promise.all([
    catalog.corrections.list(project, { version }),
    catalog.alerts.list(project, RECENT),
    hoursOf(catalog, project, { champion, now, hours: settings.silent.hours }),
  ]);
  const troubles = judgeAlerts(settings, {
    now,
    signals,
    said: said.map(({ verdict, truth }) => verdict === truth),
    ...hours,
  });
  const unclear = unclearOf(signals.filter(({ name }) => settings[name].on));
  const { raise, clear } = decideAlerts(troubles, told, { version, now, unclear });
  await catalog.alerts.clear(clear, now);
  for (const trouble of raise) {
    const raised = await catalog.alerts.raise({ ...trouble, project, version, raised: now });
    if (raised) emit({ type: 'alert.raised', project, alert: toAlert(raised) });
  }
  if (clear.length + raise.length > 0) emit({ type: 'alerts.changed', project });
}

/** What was counted of the live version in the last hour, and when anything was asked last. */
async function hoursOf(
  { traffic }: Pick<Catalog, 'traffic'>,
  project: string,
  { champion, now, hours }: { champion: LiveRecord; now: Date; hours: number },
) {
  const { version } = champion;
  const before = (count: number) => new Date(now.getTime() - count * HOUR_MS);
  const [minutes, asked] = await Promise.all([
    traffic.list(project, { step: 60, from: before(1), to: now, version }),
    traffic.list(project, { step: 3600, from: before(hours + 1), to: now }),
  ]);
  const lastHour = noCounts();
  for (const counts of minutes) merge(lastHour, counts);
  // An hour counts as its end: a photo may have come in its last second.
  const last = asked.at(-1)?.at.getTime();
  const known = last === undefined ? before(hours + 1).getTime() : Math.min(last + HOUR_MS, now.getTime());
  return { lastHour, asked: new Date(Math.max(known, champion.at.getTime())) };
}
