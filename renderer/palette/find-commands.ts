import { go } from 'fuzzysort';
import type { Command } from './command.ts';

const MOST = 12;
/** Below this likeness, from 0 to 1, a command is not what was meant. */
const LEAST = 0.2;
/** What finds a command by other words than its own comes after what its name says. */
const BY_OTHER_WORDS = 0.8;

/** The commands that are meant by a few letters, best first; all of them where there are none. Accents do not matter. */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  if (typed.trim() === '') return commands;
  return go(typed.trim(), commands, {
    keys: [({ name }) => name, ({ also }) => also.join(' · ')],
    threshold: LEAST,
    limit: MOST,
    scoreFn: ([byName, byOther]) => Math.max(byName?.score ?? 0, (byOther?.score ?? 0) * BY_OTHER_WORDS),
  }).map(({ obj }) => obj);
}
