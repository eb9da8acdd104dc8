import type { LogLine } from '../../contract/shapes/stack.ts';
import { visible } from './table.ts';
import type { Terminal } from './terminal.ts';

interface Printed {
  /** A line of JSON each. */
  json: true | undefined;
  /** Whether each line says which service wrote it. */
  named?: boolean;
}

/** Prints lines as they come, until no more will or `signal` says so. */
export async function printLog(
  batches: AsyncIterator<LogLine[]>,
  terminal: Terminal,
  signal: AbortSignal,
  { json, named = false }: Printed,
): Promise<void> {
  const ended = new Promise<undefined>((resolve) =>
    signal.addEventListener('abort', () => resolve(undefined), { once: true }),
  );
  for (;;) {
    const batch = await Promise.race([batches.next(), ended]);
    if (!batch || batch.done) break;
    const lines = batch.value.map((line) =>
      json ? `${JSON.stringify(line)}\n` : `${visible(`${named ? `${line.service}  ` : ''}${line.text}`)}\n`,
    );
    await terminal.print(lines.join(''));
  }
  void batches.return?.(undefined);
}
