import { single } from 'fuzzysort';
import type { Command } from './command.ts';
import { likeness, wordsOf } from './likeness.ts';

const MOST = 12;
/** So much counts another word for a command, beside one of its name: the first of them, and how much less each next. */
const ALSO = { first: 0.85, less: 0.01, least: 0.7 };
/** So much counts a name of which nothing was left out. */
const WHOLE = 0.2;
/** From this likeness on, from 0 to 1, letters in their order are short for a name. */
const SHORT_FOR = 0.4;
/** Words that name nothing. */
const SMALL = new Set(wordsOf('the a an of to in on for my and le la les l un une de du des d et à au aux mon ma mes'));

/**
 * The commands that are meant by what is typed, best first; all of them where that is nothing. Each word typed begins a
 * word of the name or another word for it, give or take a slip of the hand and accents; where no command has them all,
 * the letters may be short for a name.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const all = wordsOf(typed);
  if (all.length === 0) return typed.trim() === '' ? commands : [];
  const telling = all.filter((word) => !SMALL.has(word));
  const words = telling.length > 0 ? telling : all;
  const meant = best(commands, (command) => scoreOf(command, words));
  return meant.length > 0 ? meant : best(commands, ({ name }) => shortFor(all.join(''), name));
}

function best(commands: readonly Command[], score: (command: Command) => number): Command[] {
  return commands
    .map((command) => ({ command, score: score(command) }))
    .filter((each) => each.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ command }) => command);
}

/** 0 where one of the words is not in the command. */
function scoreOf({ name, also }: Command, words: readonly string[]): number {
  const named = wordsOf(name);
  let sum = 0;
  const used = new Set<string>();
  for (const word of words) {
    const { best: inName, which } = bestOf(word, named, () => 1);
    const inOthers = Math.max(0, ...also.map((text) => bestOf(word, wordsOf(text), weightOf).best));
    if (inName === 0 && inOthers === 0) return 0;
    if (which !== undefined && inName >= inOthers) used.add(which);
    sum += Math.max(inName, inOthers);
  }
  return sum / words.length + (WHOLE * used.size) / named.length;
}

const weightOf = (place: number): number => Math.max(ALSO.least, ALSO.first - ALSO.less * place);

function bestOf(typed: string, words: readonly string[], weight: (place: number) => number) {
  let found: { best: number; which?: string } = { best: 0 };
  for (const [place, word] of words.entries()) {
    const score = likeness(typed, word) * weight(place);
    if (score > found.best) found = { best: score, which: word };
  }
  return found;
}

function shortFor(letters: string, name: string): number {
  const score = letters.length > 1 ? (single(letters, wordsOf(name).join(' '))?.score ?? 0) : 0;
  return score >= SHORT_FOR ? score : 0;
}
