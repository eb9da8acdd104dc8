import { NEITHER } from '../../../components/class-mark.ts';

/** The verdicts that are not drawn by name; no class can be called so. */
export const OTHERS = '\u0000others';

export interface ShownVerdicts {
  named: readonly string[];
  /** Whether there are more. */
  others: boolean;
}

/** The verdicts given most, in the order of their names so that each keeps its place; "neither" last. */
export function shownVerdicts(totals: Readonly<Record<string, number>>, most = 6): ShownVerdicts {
  const classes = Object.keys(totals).filter((verdict) => verdict !== NEITHER);
  const frequent = classes.toSorted((a, b) => totals[b]! - totals[a]! || (a < b ? -1 : 1)).slice(0, most);
  const named = frequent.toSorted((a, b) => (a < b ? -1 : 1));
  return {
    named: totals[NEITHER] === undefined ? named : [...named, NEITHER],
    others: classes.length > most,
  };
}
