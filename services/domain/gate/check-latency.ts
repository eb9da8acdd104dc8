import type { GateCheck } from '../../../contract/shapes/gate.ts';
import { bootstrapMean } from './bootstrap.ts';

/** Milliseconds for the same photo, one version after the other. */
export interface TimedPair {
  champion: number;
  challenger: number;
}

/** Pairs that are asked for; with fewer nothing is proved. */
export const LEAST_PAIRS = 30;
/** How many times as long a challenger may take. */
const MOST = 1.2;

/** Whether the challenger is not proved slower: the lower end of the mean ratio (geometric) decides. */
export function checkLatency(pairs: readonly TimedPair[]): GateCheck {
  const ratio = bootstrapMean(pairs.map(({ champion, challenger }) => Math.log(challenger / champion)));
  const [value, low] = [Math.exp(ratio.value), Math.exp(ratio.low)];
  const passed = pairs.length < LEAST_PAIRS || low <= MOST;
  return {
    name: 'latency',
    passed,
    finding: passed
      ? `It takes ${value.toFixed(2)} times as long a photo as the live one.`
      : `It is slower: ${value.toFixed(2)} times as long a photo as the live one, and surely more than ${MOST} times.`,
    details: { pairs: pairs.length, ratio: value, low },
  };
}
