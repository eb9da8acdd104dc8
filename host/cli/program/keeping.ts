import type { Command } from 'commander';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addKeeping(program: Command, actions: Actions): void {
  const projects = command(program, 'projects').description('the projects, and projects as files');
  command(projects, 'list')
    .description('list them: what is live in each, and which one is worked on')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['projects list']))
    .action((_options, self: Command) => actions.listProjects(self.optsWithGlobals()));
  command(projects, 'choose')
    .description('work on it from now on, in the window too; answers whoever names no project')
    .argument('<project>', 'its name')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['projects choose Insects']))
    .action((project: string, _options, self: Command) => actions.chooseProject(project, self.optsWithGlobals()));
  command(projects, 'export')
    .description('write photos, labels, versions and lists of runs into one file')
    .argument('<project>', 'its name')
    .argument('<file>', 'where to')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['projects export Insects insects.meadow']))
    .action((project: string, file: string, _options, self: Command) =>
      actions.exportProject(project, file, self.optsWithGlobals()),
    );
  command(projects, 'import')
    .description('make a project of such a file; refused whole where a byte of it is wrong')
    .argument('<file>', 'what "meadow projects export" wrote')
    .option('--project <name>', 'under this name')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['projects import insects.meadow --project "Insects of Anna"']))
    .action((file: string, _options, self: Command) => actions.importProject(file, self.optsWithGlobals()));
  command(program, 'backup')
    .description('write everything into one file, while Meadow goes on')
    .argument('<file>', 'where to; a backup that lies there is replaced')
    .option('--secrets', 'with the keys of this installation: whoever has the file has them')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['backup /media/disk/meadow.backup']))
    .action((file: string, _options, self: Command) => actions.backup(file, self.optsWithGlobals()));
  command(program, 'restore')
    .description('put a backup in the place of everything; refused whole where a byte of it is wrong')
    .argument('<file>', 'what "meadow backup" wrote')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['restore meadow.backup', 'restore meadow.backup --home ~/meadow-again']))
    .action((file: string, _options, self: Command) => actions.restore(file, self.optsWithGlobals()));
}
