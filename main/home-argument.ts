import { ownWords } from './opening/own-words.ts';

/**
 * The `--home DIR` of Electron's own arguments, as the core takes it. Chromium adds words of its own among them, and others
 * name no folders.
 */
export function homeArgument(words: readonly string[]): string[] {
  const own = ownWords(words);
  const joined = own.find((word) => word.startsWith('--home='));
  if (joined) return ['--home', joined.slice('--home='.length)];
  const place = own.indexOf('--home');
  const home = place === -1 ? undefined : own[place + 1];
  return home === undefined ? [] : ['--home', home];
}
