import { useTransport } from '../../data/transport-context.tsx';
import { useCurrentProject } from '../../data/use-models.ts';
import type { Command } from '../../palette/command.ts';
import { useSectionCommands } from '../../palette/lead-to-section.ts';
import { useNames } from '../../palette/use-names.ts';
import { type SettingsPart, settingParts } from './setting-parts.ts';

const idOf = (part: SettingsPart) => `settings-${part}`;

/** The way to each part of the settings that is shown here. */
export function useSettingSections(): Command[] {
  const lead = useSectionCommands();
  const names = { settings: useNames('settings'), keeping: useNames('keeping') };
  const updateNames = useNames('updates');
  const deskNames = useNames('desk');
  const { desk } = useTransport();
  const project = useCurrentProject()?.name;
  const updates = updateNames(
    (t) => t('title'),
    (t) => t('find'),
  );
  const onDesk = {
    ...deskNames((t) => t('settings.title')),
    also: names.settings((t) => t('find.desk')),
  };
  const share = names.keeping(
    (t) => t('share.title', { name: project ?? '' }),
    (t) => t('find.share'),
  );
  return lead('settings', [
    ...settingParts.settings.map((part) => ({
      id: idOf(part),
      ...names.settings(
        (t) => t(`${part}.title`),
        (t) => t(`find.${part}`),
      ),
    })),
    { id: idOf('updates'), ...updates },
    ...settingParts.keeping.map((part) => ({
      id: idOf(part),
      ...names.keeping(
        (t) => t(`${part}.title`),
        (t) => t(`find.${part}`),
      ),
    })),
    ...(project === undefined ? [] : [{ id: idOf('share'), ...share }]),
    ...(desk ? [{ id: idOf('desk'), name: onDesk.name, also: [onDesk.also.name, ...onDesk.also.also] }] : []),
  ]);
}
