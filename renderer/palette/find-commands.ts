import { go } from 'fuzzysort';
import type { Command } from './command.ts';

const MOST = 12;
/** Below this likeness, from 0 to 1, a name is not what was meant; other words are many, so one of them must be typed. */
const LEAST = { name: 0.2, also: 0.5 };

/**
 * The commands that are meant by a few letters, best first; all of them where there are none. Every word typed is in
 * the name or among the other words; accents do not matter.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  if (typed.trim() === '') return commands;
  return go(typed.trim(), commands, {
    keys: [({ name }) => name, ({ also }) => also.join(' · ')],
    scoreFn: ([name, also]) => Math.max(name?.score ?? 0, atLeast(LEAST.also, also?.score ?? 0)),
    threshold: LEAST.name,
    limit: MOST,
  }).map(({ obj }) => obj);
}

const atLeast = (least: number, score: number): number => (score >= least ? score : 0);
