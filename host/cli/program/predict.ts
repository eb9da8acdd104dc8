import { type Command, Option } from 'commander';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addPredict(program: Command, actions: Actions): void {
  command(program, 'predict')
    .description('say what is on photos; folders are walked')
    .argument('<photo...>', 'photos and folders')
    .addOption(new Option('--json', 'print JSON: an array in the order asked').conflicts('csv'))
    .option('--csv', 'print CSV')
    .option('--heatmap <dir>', 'write a PNG a photo into this folder, showing what the verdict rests on')
    .option('--project <name>', 'ask the live version of this project; else of the one worked on')
    .option('--version <version>', 'ask this version; see "meadow models list"')
    .addHelpText(
      'after',
      examples([
        'predict photo.jpg',
        'predict photos/ --json',
        'predict a.jpg --project insects',
        'predict a.jpg --heatmap maps',
      ]),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 all photos were read, 2 some were not, 64 wrong usage, or no model of the project.',
    )
    .action((photos: string[], _options, self: Command) => actions.predict(photos, self.optsWithGlobals()));
}
