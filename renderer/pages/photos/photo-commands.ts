import { useLocation } from 'wouter';
import { IconLibrary } from '../../components/icons.ts';
import type { Command } from '../../palette/command.ts';
import { useNames } from '../../palette/use-names.ts';
import { useAdding } from '../../shell/adding-context.tsx';
import { routes } from '../routes.ts';

/** Photos for the project, from any page. */
export function usePhotoCommands(): Command[] {
  const [, navigate] = useLocation();
  const names = useNames('photos');
  const { pickAhead } = useAdding();
  return [
    {
      id: 'add-photos',
      group: 'actions',
      icon: IconLibrary,
      ...names(
        (t) => t('command.add'),
        (t) => t('command.addWords'),
      ),
      run: () => {
        navigate(routes.photos);
        pickAhead(true);
      },
    },
  ];
}
