import type { Reason, ReasonCode } from '../../../contract/shapes/trigger.ts';

/** Whether a trigger wants to run, and why. */
export interface Verdict {
  fires: boolean;
  reason: Reason;
}

export const fires = (code: ReasonCode, values: Reason['values'] = {}): Verdict => ({
  fires: true,
  reason: { code, values },
});

export const waits = (code: ReasonCode, values: Reason['values'] = {}): Verdict => ({
  fires: false,
  reason: { code, values },
});
