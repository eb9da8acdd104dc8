import { isLink } from './opening/meadow-link.ts';

/**
 * The `--home DIR` of Electron's own arguments, as the core takes it. Chromium adds words of its own among them. What
 * stands behind `--` or a link was written by others, who name no folders.
 */
export function homeArgument(words: readonly string[]): string[] {
  const end = words.findIndex((word) => word === '--' || isLink(word));
  const own = end === -1 ? words : words.slice(0, end);
  const joined = own.find((word) => word.startsWith('--home='));
  if (joined) return ['--home', joined.slice('--home='.length)];
  const place = own.indexOf('--home');
  const home = place === -1 ? undefined : own[place + 1];
  return home === undefined ? [] : ['--home', home];
}
