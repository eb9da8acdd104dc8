import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspect } from 'node:util';

/** What went wrong in the shell itself, for diagnostics: a line of JSON each, as the core's log has them. */
export interface DeskLog {
  note(what: string, thrown: unknown): void;
}

/** Pino's number for an error, so that who reads both logs reads them alike. */
const ERROR = 50;
/** It begins anew when it has grown to this. */
const BYTES = 200_000;

/** Writes at once, because Meadow may be ending. What cannot be written ends nothing. */
export const createDeskLog = (file: string): DeskLog => ({
  note(what, thrown) {
    const line = {
      level: ERROR,
      time: Date.now(),
      program: 'desk',
      pid: process.pid,
      error: inspect(thrown),
      msg: what,
    };
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, `${JSON.stringify(line)}\n`, { flag: bytesIn(file) > BYTES ? 'w' : 'a', mode: 0o600 });
    } catch {
      // The disk is full, or the folder is no folder.
    }
  },
});

const bytesIn = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
