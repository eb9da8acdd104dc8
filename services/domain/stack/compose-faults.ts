import type { ToldCase } from '../../../contract/fault-cases.ts';
import { Fault } from '../fault.ts';

/** Which sentence the window has for it; without one the problem is shown as it is. */
export type ComposeCase = DistributiveOmit<ToldCase['compose-refused'], 'file' | 'line' | 'key'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Why a Compose file cannot be used: the line it is about, and the key there. */
export function composeFault(
  file: string,
  { line, key, problem, told }: { line: number; key: string; problem: string; told?: ComposeCase | undefined },
): Fault {
  const where = key === '' ? `line ${line}` : `line ${line}, "${key}"`;
  return new Fault(
    'compose-refused',
    `The Compose file ${file} is wrong in ${where}: ${problem}.`,
    'Correct that line, or put the file back as it came with Meadow.',
    { details: { ...(told ?? { case: 'said', said: problem }), file, line, key, problem } },
  );
}
