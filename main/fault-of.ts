import { ORPCError } from '@orpc/client';
import { because } from '../contract/because.ts';
import { type FaultShape, faultShape } from '../contract/errors.ts';
import { systemCodes } from '../contract/system-codes.ts';

/** What was thrown, as the window tells faults. */
export function faultOf(thrown: unknown): FaultShape {
  const known = thrown instanceof ORPCError ? faultShape.safeParse(thrown.data).data : unwritten(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return (
    known ?? {
      code: 'internal',
      message,
      hint: 'Restart Meadow; if it stays, look at the doctor page.',
      retry: false,
      details: { case: 'bug', said: message },
    }
  );
}

/** Of a file that the system did not let be written; main reads none that a person named. */
function unwritten(thrown: unknown): FaultShape | undefined {
  const [code, file] = [fieldOf(thrown, 'code'), fieldOf(thrown, 'dest') ?? fieldOf(thrown, 'path')];
  const reason = systemCodes[code ?? ''];
  if (file === undefined || reason === undefined) return undefined;
  const key = typeof reason === 'object' ? reason.write : reason;
  return {
    code: 'file-unwritable',
    message: `${file} cannot be written: ${because[key]}.`,
    hint: 'Choose another place.',
    retry: false,
    details: { file, because: key, why: because[key] },
  };
}

const fieldOf = (thrown: unknown, field: 'code' | 'dest' | 'path'): string | undefined => {
  const value: unknown = thrown instanceof Error ? Reflect.get(thrown, field) : undefined;
  return typeof value === 'string' ? value : undefined;
};
