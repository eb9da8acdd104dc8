import { IconCheck, IconPlus, IconSettings } from '../components/icons.ts';
import { useProjects } from '../data/use-models.ts';
import { useProjectChanges } from '../data/use-projects.ts';
import type { Command } from '../palette/command.ts';
import { useNames } from '../palette/use-names.ts';
import { showOverlay } from '../shell/overlay.ts';

/** Another project, a new one, and the settings of this one. */
export function useProjectCommands(): Command[] {
  const names = useNames('projects');
  const projects = useProjects().data ?? [];
  const { select } = useProjectChanges();
  const current = projects.find((project) => project.current);
  return [
    ...projects
      .filter((project) => !project.current)
      .map(({ id, name }) => ({
        id: `project ${id}`,
        group: 'projects' as const,
        icon: IconCheck,
        ...names(
          (t) => t('command.switch', { name }),
          (t) => t('command.switchWords'),
        ),
        run: () => select.mutate(id),
      })),
    {
      id: 'new-project',
      group: 'projects',
      icon: IconPlus,
      ...names(
        (t) => t('switcher.new'),
        (t) => t('command.newWords'),
      ),
      run: () => showOverlay('new-project'),
    },
    ...(current
      ? [
          {
            id: 'add-class',
            group: 'projects' as const,
            icon: IconPlus,
            ...names(
              (t) => t('addClass.button'),
              (t) => t('command.addClassWords'),
            ),
            run: () => showOverlay('add-class'),
          },
          {
            id: 'project-settings',
            group: 'projects' as const,
            icon: IconSettings,
            ...names(
              (t) => t('switcher.settings'),
              (t) => t('command.settingsWords'),
            ),
            run: () => showOverlay('project-settings'),
          },
        ]
      : []),
  ];
}
