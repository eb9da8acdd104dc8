/** A project tells at least two classes apart, and at most a hundred. */
export const FEWEST_CLASSES = 2;
export const MOST_CLASSES = 100;
const LONGEST = 60;

/** The class names in what was typed or pasted: one a line, or with commas between; each once. */
export function parseClassNames(text: string): string[] {
  const names = text.split(/[\n,;\t]/).map((name) => name.trim().replace(/\s+/g, ' '));
  return [...new Set(names.filter((name) => name !== '').map((name) => name.slice(0, LONGEST)))];
}

/** What keeps the names from being a project's classes. */
export type ClassesTrouble = 'too-few' | 'too-many' | 'reserved';

export function classesTrouble(names: readonly string[]): ClassesTrouble | undefined {
  if (names.some((name) => name.toLowerCase() === 'neither')) return 'reserved';
  if (names.length < FEWEST_CLASSES) return 'too-few';
  return names.length > MOST_CLASSES ? 'too-many' : undefined;
}
