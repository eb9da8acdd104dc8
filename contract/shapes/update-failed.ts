import type { Reason } from '../because.ts';
import { type FaultShape, faults } from '../errors.ts';

/**
 * Why another version of Meadow did not come. The core says so, and main, where the core has ended its work for that
 * version and is gone; `reason` is the end of the sentence.
 */
export const updateFailed = (reason: Reason): FaultShape => ({
  code: 'update-failed',
  message: `The other version did not come: ${reason.why}.`,
  hint: 'See to what you can, then look again; this version goes on as it is.',
  retry: faults['update-failed'].retry,
  details: { ...reason },
});
