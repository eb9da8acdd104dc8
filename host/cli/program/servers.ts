import type { Command } from 'commander';
import type { Actions } from './actions.ts';
import { command, examples, port } from './command.ts';

export function addServers(program: Command, actions: Actions): void {
  command(program, 'serve')
    .description('run the local API until Ctrl-C')
    .option('--port <port>', 'where it answers (default: as on the API page, else 8600 or the next free one)', port)
    .addHelpText('after', examples(['serve', 'serve --port 9000']))
    .action((_options, self: Command) => actions.serve(self.optsWithGlobals()));
  command(program, 'web')
    .description('open the window in a browser until Ctrl-C')
    .option('--port <port>', 'where it answers (default: 8500)', port)
    .addHelpText('after', examples(['web', 'web --port 9500']))
    .action((_options, self: Command) => actions.web(self.optsWithGlobals()));
}
