import type { Icon } from '@tabler/icons-react';
import type { Command } from './command.ts';

/** An action that is begun on a page, which asks first what there is to ask. */
export const leadTo = (id: string, icon: Icon, names: Pick<Command, 'name' | 'also'>, go: () => void): Command => ({
  id,
  group: 'actions',
  icon,
  ...names,
  run: go,
});
