import { Command } from 'commander';
import type { Actions } from './program/actions.ts';
import { examples, withHome } from './program/command.ts';
import { addDeploy } from './program/deploy.ts';
import { addDoctor } from './program/doctor.ts';
import { addFolder } from './program/folder.ts';
import { addKeeping } from './program/keeping.ts';
import { addLoad } from './program/load.ts';
import { addModels } from './program/models.ts';
import { addMonitor } from './program/monitor.ts';
import { addMove } from './program/move.ts';
import { addPhotos } from './program/photos.ts';
import { addPipelines } from './program/pipelines.ts';
import { addPredict } from './program/predict.ts';
import { addServers } from './program/servers.ts';
import { addStack } from './program/stack.ts';
import { addTrain } from './program/train.ts';
import { addTriggers } from './program/triggers.ts';
import { addUpdates } from './program/updates.ts';

/** The `meadow` command: what can be asked, in which words. Wrong usage throws commander's error. */
export function createProgram(version: string, actions: Actions): Command {
  const program = withHome(new Command('meadow'))
    .description('Sort photos into classes on your own laptop.')
    .version(version, '-V, --version', 'print the version of Meadow')
    // `meadow predict --version V` asks a version of the model.
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError('Run "meadow --help" for the commands.')
    .addHelpText('after', examples(['predict photo.jpg', 'predict ~/Pictures/garden --csv > garden.csv', 'web']));

  addPredict(program, actions);
  addPhotos(program, actions);
  addTrain(program, actions);
  addModels(program, actions);
  addTriggers(program, actions);
  addMonitor(program, actions);
  addLoad(program, actions);
  addKeeping(program, actions);
  addFolder(program, actions);
  addServers(program, actions);
  addStack(program, actions);
  addPipelines(program, actions);
  addMove(program, actions);
  addDeploy(program, actions);
  addDoctor(program, actions);
  addUpdates(program, actions);
  return program;
}
