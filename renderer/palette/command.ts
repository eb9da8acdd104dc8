import type { Icon } from '@tabler/icons-react';

/** Under which heading a command stands. */
export type CommandGroup = 'actions' | 'pages' | 'models' | 'projects' | 'settings' | 'help' | 'parts';

/** Something a person can ask for from anywhere. What changes much leads to its page, which asks first. */
export interface Command {
  id: string;
  group: CommandGroup;
  icon: Icon;
  /** As it is read. */
  name: string;
  /** The page it is a part of. */
  where?: string;
  /** What else finds it: its name in the other language, and other words for it. */
  also: readonly string[];
  /** The keys that do it without the palette. */
  keys?: readonly string[];
  run(): void;
}
