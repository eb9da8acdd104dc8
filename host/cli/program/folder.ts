import type { Command } from 'commander';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addFolder(program: Command, actions: Actions): void {
  const folder = command(program, 'folder')
    .description('where everything is kept, and how it moves to another disk')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['folder', 'folder move /media/disk/meadow', 'folder back']))
    .action((_options, self: Command) => actions.showFolder(self.optsWithGlobals()));
  command(folder, 'move')
    .description('copy everything, read each copy back, and use it from then on; the old folder stays')
    .argument('<folder>', 'a new or an empty one')
    .option('--json', 'print JSON')
    .action((target: string, _options, self: Command) => actions.moveFolder(target, self.optsWithGlobals()));
  command(folder, 'back')
    .description('return to the folder before; only what differs is copied')
    .option('--json', 'print JSON')
    .action((_options, self: Command) => actions.moveFolder(undefined, self.optsWithGlobals()));
  command(folder, 'discard')
    .description('remove a copy that was not finished')
    .option('--json', 'print JSON')
    .action((_options, self: Command) => actions.tidyFolder('discard', self.optsWithGlobals()));
  command(folder, 'remove-old')
    .description("delete Meadow's files in the folder before")
    .option('--json', 'print JSON')
    .action((_options, self: Command) => actions.tidyFolder('removeBefore', self.optsWithGlobals()));
}
