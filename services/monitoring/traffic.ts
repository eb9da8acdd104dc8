import type { MonitorSpan, TrafficSeries } from '../../contract/shapes/traffic.ts';
import { byVersion, type JudgedAt, pointsOf, trafficOf } from '../domain/traffic/series.ts';
import { stretchOf } from '../domain/traffic/spans.ts';
import type { CorrectionRecord } from '../ports/catalog/corrections.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';

export interface TrafficParts {
  catalog: Pick<Catalog, 'traffic' | 'corrections' | 'live'>;
  clock: Clock;
}

/** Where it is finer than an hour, minutes are needed; they are kept for two days. */
const HOUR = 3600;

/** What was asked and answered in the last hours to months. */
export async function readTraffic(
  { catalog, clock }: TrafficParts,
  { project, version, span }: { project: string; version?: string | undefined; span: MonitorSpan },
): Promise<TrafficSeries> {
  const now = clock.now();
  const stretch = stretchOf(span, now, -now.getTimezoneOffset());
  const { from, to, step } = stretch;
  const named = version === undefined ? {} : { version };
  const [counted, corrections, lives, ends] = await Promise.all([
    catalog.traffic.list(project, { step: step < HOUR ? 60 : HOUR, from, to, ...named }),
    catalog.corrections.list(project, { since: from, ...named }),
    catalog.live.history(project),
    catalog.traffic.ends(project),
  ]);
  const judged = corrections.map(asJudged).filter(({ at }) => at < to);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    step,
    points: pointsOf(stretch, counted, judged),
    total: trafficOf(counted, judged),
    versions: byVersion(counted, judged).map((one) => ({ ...one, live: one.version === lives[0]?.version })),
    switches: lives
      .filter(({ at }) => at >= from && at < to)
      .map(({ at, version: to }) => ({ at: at.toISOString(), version: to }))
      .reverse(),
    ...(ends && { since: ends.first.toISOString() }),
  };
}

const asJudged = ({ at, version, verdict, truth }: CorrectionRecord): JudgedAt => ({
  at,
  version,
  right: verdict === truth,
});
