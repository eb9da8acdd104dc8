import type { Namespace, TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadLanguage } from '../i18n/i18n.ts';
import { languages } from '../i18n/languages.ts';
import type { Command } from './command.ts';

/** Makes names of commands from texts: in the language that is spoken, found in the other as well. */
export function useNames<Space extends Namespace>(space: Space) {
  const { t, i18n } = useTranslation(space);
  const others = languages.filter(
    (language) => language !== i18n.language && i18n.hasResourceBundle(language, 'common'),
  );
  /** `words`: other words that find it. */
  return (
    name: (t: TFunction<Space>) => string,
    words?: (t: TFunction<Space>) => string,
  ): Pick<Command, 'name' | 'also'> => {
    const elsewhere = others.map((language) => i18n.getFixedT<Space>(language, space) as TFunction<Space>);
    return {
      name: name(t as TFunction<Space>),
      also: [
        ...elsewhere.map((of) => name(of)),
        ...(words ? [t as TFunction<Space>, ...elsewhere].map((of) => words(of)) : []),
      ],
    };
  };
}

/** Readies the texts of the other languages, so that their words find commands too. Draws anew when they are there. */
export function useEveryLanguage(): void {
  const { i18n } = useTranslation();
  const [, setReady] = useState(0);
  useEffect(() => {
    let gone = false;
    void Promise.all(languages.map((language) => loadLanguage(i18n, language))).then(() => {
      if (!gone) setReady((times) => times + 1);
    });
    return () => {
      gone = true;
    };
  }, [i18n]);
}
