import { useLocation } from 'wouter';
import { IconStack, IconStart, IconStop } from '../../components/icons.ts';
import { useStack } from '../../data/use-stack.ts';
import type { Command } from '../../palette/command.ts';
import { leadTo } from '../../palette/lead-to.ts';
import { useNames } from '../../palette/use-names.ts';
import { routes } from '../routes.ts';

const icons = { start: IconStart, stop: IconStop, another: IconStack };

/** Starting the stack or stopping it, whichever can be done; looking at it where it is another Meadow's. */
export function useStackCommands(): Command[] {
  const [, navigate] = useLocation();
  const names = useNames('stack');
  const { state = 'off', another } = useStack().data ?? {};
  const act = another ? 'another' : state === 'off' ? 'start' : 'stop';
  const words = names(
    (t) => t(`command.${act}`),
    (t) => t('command.words'),
  );
  return [leadTo('stack', icons[act], words, () => navigate(routes.stack))];
}
