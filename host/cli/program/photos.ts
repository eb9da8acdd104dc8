import { type Command, Option } from 'commander';
import { problemKind } from '../../../contract/shapes/project-photo.ts';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addPhotos(program: Command, actions: Actions): void {
  const photos = command(program, 'photos').description('the photos of a project');
  const project = ['--project <name>', 'of this project; else of the one worked on'] as const;
  command(photos, 'add')
    .description(
      'add photos, folders, zip files and CSV lists (url,label); a folder named as a class labels its photos',
    )
    .argument('<path...>', 'files and folders')
    .option('--project <name>', 'to this project; a new name makes a new one')
    .option('--label <label>', 'what is on all of them')
    .option('--new-classes', 'folders and labels that are no class of the project yet become one')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples([
        'photos add ~/Pictures/lawn --label grass',
        'photos add insects --project Insects',
        'photos add insects/wasps --new-classes',
      ]),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 all were added, 2 some were left aside or are not under their label, 64 wrong usage.',
    )
    .action((paths: string[], _options, self: Command) => actions.addPhotos(paths, self.optsWithGlobals()));
  command(photos, 'list')
    .description('list them, newest first')
    .option(...project)
    .option('--label <label>', 'only those with this label')
    .addOption(new Option('--unlabelled', 'only those that wait for one').conflicts('label'))
    .addOption(new Option('--problem <problem>', 'only those with this problem').choices(problemKind.options))
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['photos list', 'photos list --problem blurry --json']))
    .action((_options, self: Command) => actions.listPhotos(self.optsWithGlobals()));
  command(photos, 'check')
    .description('look for duplicates, leaks, blur, strangers and wrong labels')
    .option(...project)
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['photos check']))
    .action((_options, self: Command) => actions.checkPhotos(self.optsWithGlobals()));
  command(photos, 'export')
    .description('print the list of photos and labels as CSV')
    .option(...project)
    .addHelpText('after', examples(['photos export > photos.csv']))
    .action((_options, self: Command) => actions.exportPhotos(self.optsWithGlobals()));
}
