import { type Command, Option } from 'commander';
import { promotionPolicy } from '../../../contract/shapes/project.ts';
import { trainingMode } from '../../../contract/shapes/run.ts';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addTrain(program: Command, actions: Actions): void {
  command(program, 'train')
    .description('learn from the labelled photos of a project')
    .option('--from <folder>', 'add the photos of this folder first: a folder a class, FOLDER/LABEL/*.jpg')
    .option('--project <name>', 'train this project, else the one worked on; a new name makes a new one')
    .addOption(new Option('--mode <mode>', 'how hard to try').choices(trainingMode.options).default('quick'))
    .addOption(
      new Option(
        '--policy <policy>',
        'whether a version that is not worse waits for your word, or goes live by itself; else as the project is set',
      ).choices(promotionPolicy.options),
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples([
        'train',
        'train --from photos',
        'train --policy ask',
        'train --from insects --project "Ants or bees" --json',
      ]),
    )
    .action((_options, self: Command) => actions.train(self.optsWithGlobals()));
}
