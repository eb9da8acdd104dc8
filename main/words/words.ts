import type { Settings } from '../../contract/settings.ts';
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';

const spoken = [en, fr];

/** The words of the language that was set, else of the first of the system's languages that is spoken here. */
export function wordsFor(setting: Settings['language'], preferred: readonly string[]): Words {
  const wanted = setting === 'system' ? preferred.map((tag) => tag.toLowerCase().split('-')[0]) : [setting];
  return wanted.map((tag) => spoken.find(({ language }) => language === tag)).find((words) => words) ?? en;
}
