import type { Command } from 'commander';
import type { Place } from '../../../contract/shapes/place.ts';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addMove(program: Command, actions: Actions): void {
  const move = command(program, 'move').description(
    'a project between this laptop and the stack, with all that is its',
  );
  const way = (name: string, to: Place | 'back', description: string, more: string) =>
    command(move, name)
      .description(description)
      .argument('[project]', 'its name; else the one worked on')
      .option('--json', 'print JSON')
      .addHelpText('after', examples([`move ${name}`, `move ${name} "Ants or bees" --json`]))
      .addHelpText('after', `\n${more}\n\nExit code: 0 it is there, 1 it is not, 130 it was stopped.`)
      .action((project: string | undefined, _options, self: Command) =>
        actions.move(to, project, self.optsWithGlobals()),
      );
  const goesOn =
    'Everything is copied and read back before the project lives there, and only then removed here. One that was\nbroken off goes on where it was.';
  way('in', 'stack', 'into the stack, which must run: "meadow stack up"', goesOn);
  way('out', 'laptop', 'back out of the stack, onto this laptop', goesOn);
  way('undo', 'back', 'remove what a move that was broken off has copied', 'The project is as it was before.');
  command(move, 'left')
    .description('what was written where a project was before, after it had moved')
    .argument('[project]', 'its name; else the one worked on')
    .option('--bring', 'bring its new photos and labels to where the project lives, then delete the rest there')
    .option('--delete', 'delete all of it there, for good')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['move left', 'move left --bring']))
    .action((project: string | undefined, _options, self: Command) =>
      actions.moveLeft(project, self.optsWithGlobals()),
    );
}
