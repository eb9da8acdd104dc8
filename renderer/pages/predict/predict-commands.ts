import { useLocation } from 'wouter';
import { IconFolder, IconPhotoPlus } from '../../components/icons.ts';
import type { Command } from '../../palette/command.ts';
import { useNames } from '../../palette/use-names.ts';
import { useAdding } from '../../shell/adding-context.tsx';
import { routes } from '../routes.ts';

/** Photos that get verdicts, from any page. */
export function usePredictCommands(): Command[] {
  const [, navigate] = useLocation();
  const names = useNames('predict');
  const { pickAhead, pickFolder } = useAdding();
  return [
    {
      id: 'predict-photos',
      group: 'actions',
      icon: IconPhotoPlus,
      ...names(
        (t) => t('command.photos'),
        (t) => t('command.photosWords'),
      ),
      run: () => {
        navigate(routes.predict);
        pickAhead(false);
      },
    },
    {
      id: 'predict-folder',
      group: 'actions',
      icon: IconFolder,
      ...names((t) => t('command.folder')),
      run: () => {
        navigate(routes.predict);
        pickFolder();
      },
    },
  ];
}
