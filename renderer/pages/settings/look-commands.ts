import type { Settings } from '../../../contract/settings.ts';
import { IconLanguage, IconMoon } from '../../components/icons.ts';
import { useChangeSettings, useSettings } from '../../data/use-settings.ts';
import type { Command } from '../../palette/command.ts';
import { useNames } from '../../palette/use-names.ts';

const languages = ['system', 'en', 'fr'] as const satisfies readonly Settings['language'][];
const themes = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][];

/** Another language and other colours, at once. What holds now is not offered. */
export function useLookCommands(): Command[] {
  const names = useNames('settings');
  const settings = useSettings().data;
  const { mutate } = useChangeSettings();
  if (!settings) return [];
  return [
    ...languages
      .filter((language) => language !== settings.language)
      .map((language) => ({
        id: `language ${language}`,
        group: 'settings' as const,
        icon: IconLanguage,
        ...names(
          (t) => t(`command.language.${language}`),
          (t) => t(`command.languageWords.${language}`),
        ),
        run: () => mutate({ language }),
      })),
    ...themes
      .filter((theme) => theme !== settings.theme)
      .map((theme) => ({
        id: `theme ${theme}`,
        group: 'settings' as const,
        icon: IconMoon,
        ...names(
          (t) => t(`command.theme.${theme}`),
          (t) => t('command.themeWords'),
        ),
        run: () => mutate({ theme }),
      })),
  ];
}
