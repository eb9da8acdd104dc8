import { ORPCError } from '@orpc/client';
import { type FaultShape, faultShape } from '../contract/errors.ts';

/** What was thrown, as the window tells faults. */
export function faultOf(thrown: unknown): FaultShape {
  const known = thrown instanceof ORPCError ? faultShape.safeParse(thrown.data).data : undefined;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return (
    known ?? {
      code: 'internal',
      message,
      hint: 'Restart Meadow; if it stays, look at the doctor page.',
      retry: false,
      details: {},
    }
  );
}
