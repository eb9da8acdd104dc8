import type { GateReport } from '../../../../contract/shapes/gate.ts';
import type { LiveChange } from '../../../../contract/shapes/live.ts';

/** Why a version may not simply go live. */
export type Refusal = 'never-asked' | 'refused' | 'other-champion';

/** What the core will say when asked to make the version live; none where it will agree. The core has the last word. */
export function refusalOf(
  version: string,
  report: GateReport | null,
  history: readonly Pick<LiveChange, 'version'>[],
): Refusal | undefined {
  if (history.some((change) => change.version === version)) return undefined;
  if (!report) return 'never-asked';
  if (!report.passed) return 'refused';
  return report.champion === history[0]?.version ? undefined : 'other-champion';
}
