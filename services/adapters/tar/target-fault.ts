import { Fault } from '../../domain/fault.ts';
import { pathFault } from '../../domain/path-fault.ts';

export const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;

export const notOurs = (file: string): Fault =>
  new Fault(
    'file-foreign',
    `${file} is there already, and Meadow did not make it, so it was left as it is.`,
    'Choose another name, or another folder.',
    { details: { file } },
  );

/** Why a file of a person's choice could not be written, where the system says so; else as it came. */
export const targetFault = (thrown: unknown, file: string): unknown => pathFault(thrown, file, 'write') ?? thrown;
