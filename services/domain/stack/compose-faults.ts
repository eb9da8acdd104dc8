import { Fault } from '../fault.ts';

/** Why a Compose file cannot be used: the line it is about, and the key there. */
export function composeFault(
  file: string,
  { line, key, problem }: { line: number; key: string; problem: string },
): Fault {
  const where = key === '' ? `line ${line}` : `line ${line}, "${key}"`;
  return new Fault(
    'compose-refused',
    `The Compose file ${file} is wrong in ${where}: ${problem}.`,
    'Correct that line, or put the file back as it came with Meadow.',
    { details: { file, line, key, problem } },
  );
}
