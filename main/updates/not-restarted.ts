import { because } from '../../contract/because.ts';
import type { FaultShape } from '../../contract/errors.ts';
import { updateFailed } from '../../contract/shapes/update-failed.ts';

/** Why Meadow, which has ended its work for another version, starts again as itself; `thrown`: what the updater said, if anything. */
export function notRestarted(thrown?: unknown): FaultShape {
  const said = thrown instanceof Error ? thrown.message : thrown;
  return updateFailed(
    typeof said === 'string' ? { why: said, said } : { because: 'not-started', why: because['not-started'] },
  );
}
