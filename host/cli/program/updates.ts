import type { Command } from 'commander';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

const ONLY_THE_WINDOW = `
Installing another version and going back to the one before restart the app: both are asked for in its window, under
Settings, Updates. A Meadow that runs from its sources or in a container is brought to another version by who runs it.`;

export function addUpdates(program: Command, actions: Actions): void {
  const json = ['--json', 'print JSON'] as const;
  const updates = command(program, 'updates')
    .description('which Meadow runs, whether there is a newer one, and the way there and back')
    .option(...json)
    .addHelpText('after', ONLY_THE_WINDOW)
    .addHelpText('after', examples(['updates', 'updates look', 'updates on']))
    .action((_options, self: Command) => actions.showUpdates(self.optsWithGlobals()));
  command(updates, 'look')
    .description('look for a newer version now')
    .option(...json)
    .action((_options, self: Command) => actions.lookForUpdates(self.optsWithGlobals()));
  command(updates, 'on')
    .description('have Meadow look once a day, while it runs')
    .option(...json)
    .action((_options, self: Command) => actions.switchUpdates(true, self.optsWithGlobals()));
  command(updates, 'off')
    .description('have it look only when asked')
    .option(...json)
    .action((_options, self: Command) => actions.switchUpdates(false, self.optsWithGlobals()));
  command(updates, 'copy')
    .description('copy all data into the data folder, for the way back; the last two copies are kept')
    .option(...json)
    .action((_options, self: Command) => actions.copyBeforeUpdate(self.optsWithGlobals()));
  command(updates, 'download')
    .description('have the app that runs download the version that was found, and check it')
    .option(...json)
    .addHelpText('after', ONLY_THE_WINDOW)
    .action((_options, self: Command) => actions.downloadUpdate(self.optsWithGlobals()));
}
