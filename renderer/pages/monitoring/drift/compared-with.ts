import type { DriftSignal } from '../../../../contract/shapes/drift.ts';

/** What the last photos are compared with: in some respects the training may not tell what is usual. */
export function comparedWith(signals: readonly Pick<DriftSignal, 'from'>[]): 'training' | 'first-predictions' | 'both' {
  const first = signals.some(({ from }) => from === 'first-predictions');
  if (!first) return 'training';
  return signals.some(({ from }) => from === 'training') ? 'both' : 'first-predictions';
}
