/**
 * What this browser remembers. Of language and theme the core's settings are the truth: here is what the first paint
 * needs before the core has answered.
 */
export const remembered = {
  language: ['system', 'en', 'fr'],
  theme: ['system', 'light', 'dark'],
  notify: ['off', 'on'],
  span: ['day', 'hour', 'week', 'month', 'quarter', 'year'],
  behind: ['folded', 'open'],
} as const;

/** What it remembers besides, which is no choice among few. */
type Note = 'behind-page' | 'behind-since' | 'update-told';

const keyOf = (name: string) => `meadow-${name}`;

/** The choice this browser knows of, else the first. */
export function recall<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
  const kept = window.localStorage.getItem(keyOf(name));
  return choices.find((choice) => choice === kept) ?? choices[0];
}

/** Keeps a choice for the next time. */
export function remember(name: keyof typeof remembered, choice: string): void {
  window.localStorage.setItem(keyOf(name), choice);
}

/** What was noted under that name. */
export function recallNote(name: Note): string | undefined {
  return window.localStorage.getItem(keyOf(name)) ?? undefined;
}

/** Notes something for the next time; nothing forgets what was noted. */
export function rememberNote(name: Note, words: string | undefined): void {
  if (words === undefined) window.localStorage.removeItem(keyOf(name));
  else window.localStorage.setItem(keyOf(name), words);
}
