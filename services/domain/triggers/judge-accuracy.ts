import type { TriggerSettings } from '../../../contract/shapes/trigger.ts';
import { fires, type Verdict, waits } from './verdict.ts';

/**
 * The live version is right too seldom. `said`: whether each word on it was "right", newest first, since this trigger
 * last ran, so that the same words do not count against it twice.
 */
export function judgeAccuracy(
  { below, last }: TriggerSettings['live-accuracy'],
  live: string | undefined,
  said: readonly boolean[],
): Verdict {
  if (live === undefined) return waits('no-live');
  const recent = said.slice(0, last);
  if (recent.length < last) return waits('few-corrections', { said: recent.length, last });
  const correct = recent.filter(Boolean).length;
  const values = { correct, total: last, below };
  return correct / last < below ? fires('accuracy-low', values) : waits('accuracy-fine', values);
}
