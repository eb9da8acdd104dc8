import { useLocation } from 'wouter';
import { IconStart, IconStop } from '../../components/icons.ts';
import { useStack } from '../../data/use-stack.ts';
import type { Command } from '../../palette/command.ts';
import { leadTo } from '../../palette/lead-to.ts';
import { useNames } from '../../palette/use-names.ts';
import { routes } from '../routes.ts';

/** Starting the stack or stopping it, whichever can be done. */
export function useStackCommands(): Command[] {
  const [, navigate] = useLocation();
  const names = useNames('stack');
  const runs = (useStack().data?.state ?? 'off') !== 'off';
  const words = names(
    (t) => t(runs ? 'command.stop' : 'command.start'),
    (t) => t('command.words'),
  );
  return [leadTo('stack', runs ? IconStop : IconStart, words, () => navigate(routes.stack))];
}
