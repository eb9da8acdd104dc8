/** The `--home DIR` of Electron's own arguments, as the core takes it. Chromium adds words of its own among them. */
export function homeArgument(words: readonly string[]): string[] {
  const joined = words.find((word) => word.startsWith('--home='));
  if (joined) return ['--home', joined.slice('--home='.length)];
  const place = words.indexOf('--home');
  const home = place === -1 ? undefined : words[place + 1];
  return home === undefined ? [] : ['--home', home];
}
