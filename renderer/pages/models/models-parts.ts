import type { LiveChange } from '../../../contract/shapes/live.ts';
import type { VersionSummary } from '../../../contract/shapes/model.ts';

/** Which parts the Models page has below its list: a line needs two points, and a table a row. */
export const modelsParts = (
  versions: readonly VersionSummary[] | undefined,
  history: readonly LiveChange[] | undefined,
) => ({
  trend: (versions?.length ?? 0) > 1,
  history: (history?.length ?? 0) > 0,
});
