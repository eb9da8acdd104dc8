import { createInterface } from 'node:readline/promises';

/** Where a command speaks: results on one stream, words about them on the other. */
export interface Terminal {
  /** Results. Resolves when they are handed over; a reader that has left is no error. */
  print(text: string): Promise<void>;
  /** Words for a person, a line. */
  say(text: string): void;
  /** A line that replaces the one before, where somebody is watching; an empty one clears it. */
  show(text: string): void;
  /** Whether somebody is watching such lines. */
  readonly watched: boolean;
  /** Whether a person agrees; yes where nobody is there to be asked. */
  confirm(question: string): Promise<boolean>;
  /** Columns of the results' screen; none where they go into a file or a pipe. */
  readonly columns: number | undefined;
}

const CLEAR = '\r\u001b[K';

export function createTerminal(out: NodeJS.WriteStream, err: NodeJS.WriteStream): Terminal {
  // `meadow predict … | head` closes the stream before everything is said.
  for (const stream of [out, err]) stream.on('error', () => {});
  let shown = false;
  const clear = () => {
    if (shown) err.write(CLEAR);
    shown = false;
  };
  return {
    async print(text) {
      clear();
      if (!out.writable) return;
      await new Promise<void>((resolve) => out.write(text, () => resolve()));
    },
    say(text) {
      clear();
      err.write(`${text}\n`);
    },
    show(text) {
      if (!err.isTTY) return;
      clear();
      if (text === '') return;
      err.write(text.slice(0, err.columns - 1));
      shown = true;
    },
    async confirm(question) {
      if (!process.stdin.isTTY || !err.isTTY) return true;
      clear();
      const asking = createInterface({ input: process.stdin, output: err });
      try {
        return /^\s*(y|yes)\s*$/i.test(await asking.question(`${question} [y/N] `));
      } finally {
        asking.close();
      }
    },
    watched: err.isTTY === true,
    columns: out.isTTY ? out.columns : undefined,
  };
}
