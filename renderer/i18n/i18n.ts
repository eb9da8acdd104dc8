import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';
import { textsIn } from './texts.ts';

/** Readies translation in one language; the others are loaded when they are chosen. */
export async function createI18n(language: Language): Promise<i18n> {
  const resources = await textsIn(language);
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    resources: { [language]: resources },
    ns: Object.keys(resources),
    defaultNS: 'common',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** Speaks another language from now on. */
export async function speak(instance: i18n, language: Language): Promise<void> {
  if (instance.language === language) return;
  await loadLanguage(instance, language);
  await instance.changeLanguage(language);
}

/** Readies the texts of a language, which need not be the one that is spoken. */
export async function loadLanguage(instance: i18n, language: Language): Promise<void> {
  if (instance.hasResourceBundle(language, 'common')) return;
  const resources = await textsIn(language);
  for (const [namespace, texts] of Object.entries(resources)) instance.addResourceBundle(language, namespace, texts);
}
