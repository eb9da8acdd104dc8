/** The languages the window speaks. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Its region as well, where the person prefers one for this language: how dates and numbers are written. */
export const localeOf = (language: string, preferred: readonly string[]): string =>
  preferred.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language;

/** The language for a setting: what a person chose, else the first of the system's languages that is spoken here. */
export function languageFor(setting: 'system' | Language, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const spoken = preferred.map((tag) => languages.find((language) => tag.toLowerCase().split('-')[0] === language));
  return spoken.find((language) => language !== undefined) ?? 'en';
}
