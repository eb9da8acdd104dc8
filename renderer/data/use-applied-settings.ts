import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n/i18n.ts';
import { languageFor } from '../i18n/languages.ts';
import { applyTheme } from '../theme/use-color-scheme.ts';
import { remember } from './remembered.ts';
import { useSettings } from './use-settings.ts';

/** Has the window speak and look as the settings say, from the moment they say so. */
export function useAppliedSettings(): void {
  const { data } = useSettings();
  const { i18n } = useTranslation();
  const language = data?.language;
  const theme = data?.theme;
  useEffect(() => {
    if (language) {
      remember('language', language);
      void speak(i18n, languageFor(language, navigator.languages));
    }
  }, [language, i18n]);
  useEffect(() => {
    if (theme) applyTheme(theme);
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
}
