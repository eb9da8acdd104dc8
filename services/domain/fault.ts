import { type FaultCode, type FaultShape, faults } from '../../contract/errors.ts';

/** A fault as it may be handed in: details can be left out. */
export type GivenFault = Omit<FaultShape, 'details'> & { details?: FaultShape['details'] | undefined };

/** A failure that is expected and said in words; anything else that is thrown is a bug. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly hint: string;
  readonly details: Record<string, string | number>;

  constructor(
    code: FaultCode,
    message: string,
    hint: string,
    options: { details?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.hint = hint;
    this.details = options.details ?? {};
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
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Fault(
    'internal',
    `Something in Meadow went wrong: ${message}`,
    'Try again; if it stays, run "meadow doctor".',
    {
      cause: thrown,
    },
  );
}
