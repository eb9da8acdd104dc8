import type { Command } from 'commander';
import type { Actions } from './actions.ts';
import { command, examples, lines } from './command.ts';

export function addStack(program: Command, actions: Actions): void {
  const stack = command(program, 'stack').description('the services beside Meadow, in containers');
  const json = ['--json', 'print JSON'] as const;
  const others = ['--others', 'also where another Meadow, with another data folder, started the stack'] as const;
  command(stack, 'up')
    .description('start all services, or these and those they need, and wait until they are healthy')
    .argument('[service...]', 'services')
    .option(...others)
    .option(...json)
    .addHelpText('after', examples(['stack up', 'stack up minio mlflow']))
    .addHelpText('after', '\nExit code: 0 all are healthy, 1 some are not.')
    .action((services: string[], _options, self: Command) => actions.stackUp(services, self.optsWithGlobals()));
  command(stack, 'stop')
    .description('stop all services, or one, and keep their containers')
    .argument('[service]', 'a service')
    .option(...others)
    .option(...json)
    .addHelpText('after', examples(['stack stop', 'stack stop grafana']))
    .action((service: string | undefined, _options, self: Command) =>
      actions.stackStop(service, self.optsWithGlobals()),
    );
  command(stack, 'down')
    .description('stop and remove the containers; data is kept')
    .option('--data <name>', 'remove all data too, for good: the name of the stack, typed')
    .option(...others)
    .option(...json)
    .addHelpText('after', examples(['stack down', 'stack down --data meadow']))
    .action((_options, self: Command) => actions.stackDown(self.optsWithGlobals()));
  command(stack, 'restart')
    .description('stop a service and start it again')
    .argument('<service>', 'a service')
    .option(...others)
    .option(...json)
    .addHelpText('after', examples(['stack restart mlflow']))
    .action((service: string, _options, self: Command) => actions.stackRestart(service, self.optsWithGlobals()));
  command(stack, 'update')
    .description('start services whose images changed with the new ones, after a copy of their data')
    .option(...others)
    .option(...json)
    .addHelpText('after', examples(['stack update']))
    .action((_options, self: Command) => actions.stackUpdate(self.optsWithGlobals()));
  command(stack, 'back')
    .description('put data and images back as they were before an update; what was written since is lost')
    .argument('[copy]', 'which copy; the newest where left out')
    .option('--list', 'only say which copies there are')
    .option(...others)
    .option(...json)
    .addHelpText('after', examples(['stack back --list', 'stack back', 'stack back 20261126-140509']))
    .action((copy: string | undefined, _options, self: Command) => actions.stackBack(copy, self.optsWithGlobals()));
  command(stack, 'status')
    .description('say how each service is')
    .option(...json)
    .addHelpText('after', examples(['stack status', 'stack status --json']))
    .addHelpText('after', '\nExit code: 0 all are healthy, 1 some are not.')
    .action((_options, self: Command) => actions.stackStatus(self.optsWithGlobals()));
  command(stack, 'logs')
    .description('print the last lines of all services, or of one')
    .argument('[service]', 'a service')
    .option('-f, --follow', 'go on as new lines come')
    .option('--tail <lines>', 'how many', lines, 200)
    .option('--find <words>', 'only lines with these words')
    .option('--json', 'print JSON, a line each')
    .addHelpText('after', examples(['stack logs', 'stack logs airflow-api -f', 'stack logs --find error']))
    .action((service: string | undefined, _options, self: Command) =>
      actions.stackLogs(service, self.optsWithGlobals()),
    );
  command(stack, 'load')
    .description('take the container images of an offline kit, for computers that cannot download them')
    .argument('<kit>', 'the file of the kit')
    .option(...json)
    .addHelpText('after', examples(['stack load meadow-kit-0.1.0-x64.tar']))
    .addHelpText('after', '\nAll of the file is checked before any of it is taken.')
    .action((kit: string, _options, self: Command) => actions.stackLoad(kit, self.optsWithGlobals()));
  command(stack, 'secrets')
    .description('print the users and passwords of the services')
    .option(...json)
    .addHelpText('after', examples(['stack secrets']))
    .action((_options, self: Command) => actions.stackSecrets(self.optsWithGlobals()));
}
