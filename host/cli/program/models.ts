import { type Command, Option } from 'commander';
import { modelFormat } from '../../../contract/keeping.ts';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addModels(program: Command, actions: Actions): void {
  const models = command(program, 'models').description('the trained versions');
  command(models, 'list')
    .description('list the versions of all projects, newest last')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models list']))
    .action((_options, self: Command) => actions.listModels(self.optsWithGlobals()));
  command(models, 'show')
    .description('how good a version is, and what the gate said of it')
    .argument('<version>', 'see "meadow models list"')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models show dandelion-or-grass-1']))
    .action((version: string, _options, self: Command) => actions.showModel(version, self.optsWithGlobals()));
  command(models, 'promote')
    .description('make a version live; the gate has to agree')
    .argument('<version>', 'see "meadow models list"')
    .option('--force <reason>', 'although the gate said no; the reason is kept')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models promote insects-3', 'models promote insects-3 --force "New camera"']))
    .action((version: string, _options, self: Command) => actions.promoteModel(version, self.optsWithGlobals()));
  command(models, 'remove')
    .description('delete a version for good, with its training; not the one that is live')
    .argument('<version>', 'see "meadow models list"')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models remove insects-2']))
    .action((version: string, _options, self: Command) => actions.removeModel(version, self.optsWithGlobals()));
  command(models, 'rollback')
    .description('put the version before back')
    .option('--project <name>', 'of this project; else of the one worked on')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models rollback', 'models rollback --project insects']))
    .action((_options, self: Command) => actions.rollbackModel(self.optsWithGlobals()));
  addModelFiles(models, actions);
}

function addModelFiles(models: Command, actions: Actions): void {
  command(models, 'export')
    .description('write a version into one file, or a folder for other programs')
    .argument('<version>', 'see "meadow models list"')
    .argument('<file>', 'where to')
    .addOption(new Option('--format <format>', 'who is to read it').choices(modelFormat.options).default('meadow'))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(['models export insects-3 insects-3.meadow', 'models export insects-3 web --format tfjs']),
    )
    .action((version: string, file: string, _options, self: Command) =>
      actions.exportModel(version, file, self.optsWithGlobals()),
    );
  command(models, 'import')
    .description('make a version of such a file; refused where a byte of it is wrong')
    .argument('<file>', 'what "meadow models export" wrote')
    .option('--project <name>', 'of this project; a new name makes a new one')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models import insects-3.meadow']))
    .action((file: string, _options, self: Command) => actions.importModel(file, self.optsWithGlobals()));
}
