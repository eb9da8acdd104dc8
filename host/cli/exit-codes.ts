import type { FaultCode } from '../../contract/errors.ts';

/** What the `meadow` command ends with; 64 is EX_USAGE of BSD's sysexits. */
export const exitCodes = { done: 0, failed: 1, someUnread: 2, usage: 64, interrupted: 130 } as const;

/** Faults that come of how the command was asked, so that asking the same again is no use. */
const ASKED_WRONG: ReadonlySet<FaultCode> = new Set([
  'bad-request',
  'host-unconfirmed',
  'labels-differ',
  'model-missing',
]);

export function exitCodeOf(code: FaultCode): number {
  if (code === 'cancelled') return exitCodes.interrupted;
  return ASKED_WRONG.has(code) ? exitCodes.usage : exitCodes.failed;
}
