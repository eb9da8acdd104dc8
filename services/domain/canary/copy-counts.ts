import { NEITHER } from '../../../contract/shapes/verdict.ts';
import { readMetrics, type Sample } from './read-metrics.ts';

/**
 * What a copy of the predictor has counted since it started: `asked`, `errors`, of those `faults`, `verdicts`, `neither`, and
 * by the upper border of each bucket, `le:0.05`, how many answers took no longer. Each only ever grows while the copy lives.
 */
export type CopyCounts = Readonly<Record<string, number>>;

const BUCKET = 'le:';

/** Requests with photos, by either of the two protocols. */
const isPhotoRoute = ({ labels: { route = '', method } }: Sample): boolean =>
  method === 'POST' && (route === '/v1/predict' || route.endsWith('/infer'));

/** Who asked did not wait for the answer, as the predictor writes it down: a copy that hangs is known by nothing else. */
const GAVE_UP = 499;
const BUSY = 503;

/** What who asked did wrong says nothing of the version; a predictor that is too busy is one that failed. */
const isError = (status: number): boolean => status === GAVE_UP || status >= 500;
/** An error that no load explains: a busy predictor says 503, and who waits too long for one gives up. */
const isFault = (status: number): boolean => status >= 500 && status !== BUSY;
const isAnswer = (status: number): boolean => status >= 200 && status < 300;

/** Who is refused waits for next to nothing. Copies from before there was the class count all of them together. */
const isTimeOfAnswer = ({ labels: { status_class: its = '2xx' } }: Sample): boolean => its === '2xx';

/** The counts in a copy's own metrics. */
export function copyCounts(metrics: string): CopyCounts {
  const counts: Record<string, number> = { asked: 0, errors: 0, faults: 0, verdicts: 0, neither: 0 };
  const raise = (name: string, by: number) => {
    counts[name] = (counts[name] ?? 0) + by;
  };
  for (const sample of readMetrics(metrics)) {
    const { name, labels, value } = sample;
    if (name === 'meadow_requests_total' && isPhotoRoute(sample)) {
      const status = Number(labels.status);
      if (isError(status) || isAnswer(status)) raise('asked', value);
      if (isError(status)) raise('errors', value);
      if (isFault(status)) raise('faults', value);
    }
    if (name === 'meadow_request_seconds_bucket' && isPhotoRoute(sample) && isTimeOfAnswer(sample))
      raise(`${BUCKET}${labels.le}`, value);
    if (name === 'meadow_verdicts_total') {
      raise('verdicts', value);
      if (labels.verdict === NEITHER) raise('neither', value);
    }
  }
  return counts;
}

/** What a copy counts of one verdict that Meadow itself asked for. */
export const ownCounts = (verdict: string): CopyCounts => ({ verdicts: 1, neither: verdict === NEITHER ? 1 : 0 });

/**
 * The time that such a share of the requests took at most, in seconds, as Prometheus tells it (histogram_quantile); none
 * where none was counted.
 */
export function quantileOf(counts: CopyCounts, share: number): number | undefined {
  const buckets = Object.entries(counts)
    .filter(([name]) => name.startsWith(BUCKET))
    .map(([name, below]) => ({ le: Number(name.slice(BUCKET.length).replace('+Inf', 'Infinity')), below }))
    .toSorted((one, other) => one.le - other.le);
  const total = buckets.at(-1)?.below ?? 0;
  if (total <= 0) return undefined;
  const rank = share * total;
  const at = buckets.findIndex(({ below }) => below >= rank);
  const lower = buckets[at - 1] ?? { le: 0, below: 0 };
  const { le, below } = buckets[at]!;
  if (le === Number.POSITIVE_INFINITY) return lower.le;
  return below === lower.below ? le : lower.le + ((le - lower.le) * (rank - lower.below)) / (below - lower.below);
}
