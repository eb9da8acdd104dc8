import { go } from 'fuzzysort';
import type { Command } from './command.ts';

const MOST = 12;
/** Below this likeness, from 0 to 1, a command is not what was meant. */
const LEAST = 0.2;

/**
 * The commands that are meant by a few letters, best first; all of them where there are none. Every word typed is in
 * the name or among the other words; accents do not matter.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  if (typed.trim() === '') return commands;
  return go(typed.trim(), commands, {
    keys: [({ name }) => name, ({ also }) => also.join(' · ')],
    threshold: LEAST,
    limit: MOST,
  }).map(({ obj }) => obj);
}
