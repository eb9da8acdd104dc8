import { whole } from '../loading/whole.ts';
import type { Language } from './languages.ts';

const loaders = {
  en: () => whole(() => import('../locales/en/index.ts')),
  fr: () => whole(() => import('../locales/fr/index.ts')),
};

/** All texts in a language, by namespace. They are fetched once. */
export async function textsIn(language: Language) {
  const { default: texts } = await loaders[language]();
  return texts;
}
