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

/** The choice this browser knows of, else the first. */
export function recall<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
  const kept = window.localStorage.getItem(`meadow-${name}`);
  return choices.find((choice) => choice === kept) ?? choices[0];
}

/** Keeps a choice for the next time. */
export function remember(name: keyof typeof remembered, choice: string): void {
  window.localStorage.setItem(`meadow-${name}`, choice);
}
