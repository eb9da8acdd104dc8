import { oc } from '@orpc/contract';
import { type FaultCode, faultShape, faults } from './errors.ts';

type FaultErrors = Record<FaultCode, { status: number; data: typeof faultShape }>;

const errors = Object.fromEntries(
  Object.entries(faults).map(([code, { status }]) => [code, { status, data: faultShape }]),
) as FaultErrors;

/** Where every procedure starts: it may fail with any fault of the closed list, and with nothing else. */
export const procedure = oc.errors(errors);
