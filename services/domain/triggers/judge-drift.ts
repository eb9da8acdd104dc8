import { alertSettings } from '../../../contract/shapes/alert.ts';
import type { TriggerSettings } from '../../../contract/shapes/trigger.ts';
import { judgeDrift as signalsOf } from '../drift/judge-drift.ts';
import { knownOf, neitherShare, valuesOf } from '../drift/known.ts';
import type { Looked, Usual } from '../drift/looked.ts';
import { fires, type Verdict, waits } from './verdict.ts';

/** What the live version says of photos now, and what is usual of them. */
export interface Drift {
  /** Predictions since this trigger last ran, newest first, as far as they are asked for. */
  recent: readonly Looked[];
  /** The first predictions of the version, oldest first. */
  first: readonly Looked[];
  /** At the training. */
  usual: Usual;
}

/** Whatever is more than chance; how much more it must be is the trigger's own threshold. */
const LEAST_SHIFT = 0.05;
const { unlike, ...others } = alertSettings.parse({});

/** The photos that are asked about are not any more those that were learnt from. */
export function judgeDrift(
  { neither: above, similarity, last }: TriggerSettings['drift'],
  live: string | undefined,
  { recent, first, usual }: Drift,
): Verdict {
  if (live === undefined) return waits('no-live');
  const looks = recent.slice(0, last);
  if (looks.length < last) return waits('few-predictions', { predictions: looks.length, last });
  const settings = { ...others, unlike: { ...unlike, shift: LEAST_SHIFT }, neither: { on: true, above }, last };
  const shifted = new Set(
    signalsOf(settings, looks, usual, first).flatMap(({ name, state }) => (state === 'shifted' ? [name] : [])),
  );
  const [now, before] = [neitherShare(looks), usual.neither ?? 0].map(round);
  if (shifted.has('neither')) return fires('drift-neither', { now: now!, before: before!, last });
  const known = knownOf('similarity', usual, first, last);
  const [near, nearUsually] = [valuesOf(looks, 'similarity'), known?.usual ?? []].map(meanOf).map(round);
  if (shifted.has('unlike') && nearUsually! - near! > similarity)
    return fires('drift-similarity', { now: near!, before: nearUsually!, last });
  return waits('no-drift', { now: now!, before: before!, last });
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const round = (value: number): number => Math.round(value * 1000) / 1000;
