import { because } from '../../contract/because.ts';
import { type FaultShape, faults } from '../../contract/errors.ts';

/** Why Meadow, which has ended its work for another version, starts again as itself; `thrown`: what the updater said, if anything. */
export function notRestarted(thrown?: unknown): FaultShape {
  const said = thrown instanceof Error ? thrown.message : thrown;
  const why = typeof said === 'string' ? said : because['not-started'];
  return {
    code: 'update-failed',
    message: `The other version did not come: ${why}.`,
    hint: 'See to what you can, then look again; this version goes on as it is.',
    retry: faults['update-failed'].retry,
    details: { why, ...(typeof said === 'string' ? { said } : { because: 'not-started' }) },
  };
}
