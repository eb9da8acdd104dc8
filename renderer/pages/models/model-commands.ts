import { useLocation } from 'wouter';
import { IconModels, IconUndo } from '../../components/icons.ts';
import { useCurrentProject, useModels } from '../../data/use-models.ts';
import type { Command } from '../../palette/command.ts';
import { leadTo } from '../../palette/lead-to.ts';
import { useNames } from '../../palette/use-names.ts';
import { routes } from '../routes.ts';

/** So many versions are named; the others are on their page. */
const MOST = 20;

/** The way back to an earlier version, and to the card of each of the newest of the project. */
export function useModelCommands(): Command[] {
  const [, navigate] = useLocation();
  const names = useNames('models');
  const project = useCurrentProject()?.id;
  const versions = (useModels().data ?? []).filter((version) => version.project === project).slice(0, MOST);
  const back = names(
    (t) => t('command.back'),
    (t) => t('command.backWords'),
  );
  return [
    leadTo('live-back', IconUndo, back, () => navigate(routes.models)),
    ...versions.map(({ version }) => ({
      id: `model ${version}`,
      group: 'models' as const,
      icon: IconModels,
      name: version,
      also: [],
      run: () => navigate(routes.model(version)),
    })),
  ];
}
