import { ownWords } from './own-words.ts';

/** What the system's list of tasks can ask of Meadow, by a word that it is started with. */
export const askable = ['retrain', 'start-stack'] as const;
export type Askable = (typeof askable)[number];

const PREFIX = '--do=';

/** One word with its value in it: Chromium puts a command line into another order. */
export const actionWord = (action: Askable): string => `${PREFIX}${action}`;

/** The action among the words Meadow was started with. No link and no page can ask for one. */
export function askedAction(words: readonly string[]): Askable | undefined {
  const asked = ownWords(words).find((word) => word.startsWith(PREFIX));
  return askable.find((action) => asked === actionWord(action));
}
