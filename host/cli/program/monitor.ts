import { type Command, Option } from 'commander';
import { monitorSpan } from '../../../contract/shapes/traffic.ts';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addMonitor(program: Command, actions: Actions): void {
  command(program, 'monitor')
    .description('say how the live version does, and what should be looked at')
    .addOption(new Option('--span <span>', 'how far back').choices(monitorSpan.options).default('day'))
    .option('--project <name>', 'of this project; else of the one worked on')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['monitor', 'monitor --span month --json']))
    .action((_options, self: Command) => actions.monitor(self.optsWithGlobals()));
}
