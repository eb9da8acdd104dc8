import { IconKeyboard, IconTour } from '../components/icons.ts';
import type { Command } from '../palette/command.ts';
import { useNames } from '../palette/use-names.ts';
import { useTour } from '../tour/use-tour.ts';
import { showOverlay } from './overlay.ts';

/** Where to look when one does not know on. */
export function useHelpCommands(): Command[] {
  const names = useNames('common');
  const tourNames = useNames('tour');
  const { takeUp } = useTour();
  return [
    {
      id: 'shortcuts',
      group: 'help',
      icon: IconKeyboard,
      ...names(
        (t) => t('shortcuts.title'),
        (t) => t('shortcuts.words'),
      ),
      keys: ['?'],
      run: () => showOverlay('shortcuts'),
    },
    {
      id: 'tour',
      group: 'help',
      icon: IconTour,
      ...tourNames(
        (t) => t('takeUp'),
        (t) => t('otherWords'),
      ),
      run: takeUp,
    },
  ];
}
