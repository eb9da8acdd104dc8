import { type FaultCode, type FaultShape, faults } from '../../contract/errors.ts';
import type { ToldCase } from '../../contract/fault-cases.ts';
import type { ToldValues } from '../../contract/fault-values.ts';
import { knownReason, pathReason, useOf } from './reason.ts';

/** A fault as it may be handed in: details can be left out. */
export type GivenFault = Omit<FaultShape, 'details'> & { details?: FaultShape['details'] | undefined };

type Details = Record<string, string | number>;

/** A code with several sentences says which one, and each the values in it; so none is left that only English has. */
type FaultOptions<C extends FaultCode> = C extends keyof ToldCase
  ? [options: { details: ToldCase[C] & Details; cause?: unknown }]
  : C extends keyof ToldValues
    ? [options: { details: ToldValues[C] & Details; cause?: unknown }]
    : [options?: { details?: Details; cause?: unknown }];

/** A failure that is expected and said in words; anything else that is thrown is a bug. */
export class Fault<C extends FaultCode = FaultCode> extends Error {
  readonly code: C;
  readonly hint: string;
  readonly details: Details;

  constructor(code: C, message: string, hint: string, ...[options]: FaultOptions<C>) {
    super(message, { cause: options?.cause });
    this.name = 'Fault';
    this.code = code;
    this.hint = hint;
    this.details = options?.details ?? {};
  }

  get status(): number {
    return faults[this.code].status;
  }

  toShape(): FaultShape {
    const { code, message, hint, details } = this;
    return { code, message, hint, retry: faults[code].retry, details };
  }

  /** `cause`: what was told of it beside the shape, which has none. */
  static fromShape({ code, message, hint, details = {} }: GivenFault, cause?: unknown): Fault {
    return new Fault(code, message, hint, { details, cause });
  }
}

/** What to do where a disk is full. */
export const FREE_SPACE =
  'Free some space on the disk of the data folder, then do it again; what was saved before is kept.';

/** Whatever was thrown, as a Fault: a bug becomes `internal`, its cause kept for the log. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const again = 'Try again; if it stays, run "meadow doctor".';
  const use = useOf(thrown);
  const path = use === 'write' ? (fieldOf(thrown, 'dest') ?? fieldOf(thrown, 'path')) : fieldOf(thrown, 'path');
  const key = knownReason(thrown, use);
  if (path !== undefined && key !== undefined) {
    const reason = pathReason(thrown, use);
    const details = { case: 'path', file: path, ...reason } as const;
    return new Fault('internal', `Meadow could not use ${path}: ${reason.why}.`, again, { details, cause: thrown });
  }
  // What is written to an open file has no path any more.
  if (use === 'write' && (key === 'no-room' || key === 'no-share'))
    return new Fault('disk-full', 'The disk is full, so this could not be saved.', FREE_SPACE, {
      details: { case: 'here' },
      cause: thrown,
    });
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Fault('internal', `Something in Meadow went wrong: ${message}`, again, {
    details: { case: 'bug', said: message },
    cause: thrown,
  });
}

const fieldOf = (thrown: unknown, field: 'path' | 'dest'): string | undefined => {
  const value: unknown = thrown instanceof Error ? Reflect.get(thrown, field) : undefined;
  return typeof value === 'string' ? value : undefined;
};
