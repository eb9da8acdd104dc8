import type { Verdict } from '../../contract/shapes/verdict.ts';
import { useFormat } from '../i18n/format.ts';
import { NEITHER } from './class-mark.ts';

/** How sure the model is of its verdict. "Neither" is no class, so no class's score belongs to it. */
export function Confidence({ verdict }: { verdict: Pick<Verdict, 'verdict' | 'label' | 'scores'> }) {
  const format = useFormat();
  if (verdict.verdict === NEITHER) return null;
  return <>{format.confidence(verdict.scores[verdict.label] ?? 0)}</>;
}
