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
  /** Whether predictions are kept one by one; where they are not, drift cannot be told. */
  historyKept(): Promise<boolean>;
}

/** Alerts that are read to decide: more than can be open, or come back, at once. */
const RECENT = 50;
const HOUR_MS = 3_600_000;

export const toAlert = ({ raised, cleared, ...record }: AlertRecord): Alert => ({
  ...record,
  raised: raised.toISOString(),
  ...(cleared && { cleared: cleared.toISOString() }),
});

/** Raises or reopens what is wrong with a project's live version now, clears what is over. `anew`: see `decideAlerts`. */
export async function lookAtAlerts(parts: AlertParts, project: string, { anew = false } = {}): Promise<void> {
  const { catalog, clock, emit } = parts;
  const now = clock.now();
  const champion = await catalog.live.champion(project);
  if (!champion) return;
  const { version, at: since } = champion;
  const settings = await catalog.alerts.settings(project);
  const signals = (await parts.historyKept()) ? (await readDrift(parts, version, settings)).signals : [];
  const [said, told, counted] = await Promise.all([
    catalog.corrections.list(project, { version }),
    catalog.alerts.list(project, RECENT),
    countedOf(catalog, project, { champion, now }),
  ]);
  const facts = { now, signals, said: said.map(({ verdict, truth }) => verdict === truth), ...counted };
  const { raise, reopen, clear } = decideAlerts(judgeAlerts(settings, facts), told, {
    version,
    since,
    now,
    unclear: unclearOf(settings, facts),
    anew,
  });
  await catalog.alerts.clear(clear, now);
  await catalog.alerts.reopen(reopen);
  for (const trouble of raise) {
    const raised = await catalog.alerts.raise({ ...trouble, project, version, raised: now });
    if (raised) emit({ type: 'alert.raised', project, alert: toAlert(raised) });
  }
  if (clear.length + reopen.length + raise.length > 0) emit({ type: 'alerts.changed', project });
}

/** What was counted of the live version in the last hour, and when anything was asked last. */
async function countedOf(
  { traffic }: Pick<Catalog, 'traffic'>,
  project: string,
  { champion, now }: { champion: LiveRecord; now: Date },
) {
  const from = new Date(now.getTime() - HOUR_MS);
  const [minutes, ends] = await Promise.all([
    // Also the minute that begins now.
    traffic.list(project, { step: 60, from, to: new Date(now.getTime() + 1), version: champion.version }),
    traffic.ends(project),
  ]);
  const lastHour = noCounts();
  for (const counts of minutes) merge(lastHour, counts);
  // An hour counts as its end: a photo may have come in its last second.
  const asked = ends ? Math.min(ends.last.getTime() + HOUR_MS, now.getTime()) : 0;
  return { lastHour, asked: new Date(Math.max(asked, champion.at.getTime())) };
}
