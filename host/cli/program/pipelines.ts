import { type Command, Option } from 'commander';
import { pipelineRunState } from '../../../contract/shapes/pipeline.ts';
import type { Actions } from './actions.ts';
import { command, count, examples } from './command.ts';

export function addPipelines(program: Command, actions: Actions): void {
  const pipelines = command(program, 'pipelines').description('what the Airflow of the stack runs');
  const json = ['--json', 'print JSON'] as const;
  const of = ['--pipeline <name>', 'the pipeline it is a run of; else it is looked for'] as const;
  const run = ['<run>', 'see "meadow pipelines runs"'] as const;
  command(pipelines, 'list')
    .description('list them: whether they are on, what goes on, when they run next, how they ended last')
    .option(...json)
    .addHelpText('after', examples(['pipelines list', 'pipelines list --json']))
    .addHelpText('after', '\nExit code: 0 all can be read and begun, 1 something cannot.')
    .action((_options, self: Command) => actions.listPipelines(self.optsWithGlobals()));
  command(pipelines, 'runs')
    .description('list runs, newest first, with what began them')
    .option('--pipeline <name>', 'only of this pipeline')
    .addOption(new Option('--state <state>', 'only those').choices(pipelineRunState.options))
    .option('--last <number>', 'how many, 100 at most', count(1, 100), 20)
    .option(...json)
    .addHelpText('after', examples(['pipelines runs', 'pipelines runs --pipeline retrain --state failed']))
    .action((_options, self: Command) => actions.listPipelineRuns(self.optsWithGlobals()));
  command(pipelines, 'show')
    .description('the tasks of a run, how each stands, and what it failed with')
    .argument(...run)
    .option(...of)
    .option(...json)
    .addHelpText('after', examples(['pipelines show meadow__lawn-3__1']))
    .addHelpText('after', '\nExit code: 1 where the run failed.')
    .action((name: string, _options, self: Command) => actions.showPipelineRun(name, self.optsWithGlobals()));
  command(pipelines, 'log')
    .description('print what a task wrote, until it has ended')
    .argument(...run)
    .argument('<task>', 'such as train')
    .option('--attempt <number>', 'which try; else the last', count(1, 10_000))
    .option('--part <number>', 'which part of a task that is split', count(0, 10_000))
    .option(...of)
    .option('--json', 'print JSON, a line each')
    .addHelpText('after', examples(['pipelines log meadow__lawn-3__1 train']))
    .action((name: string, task: string, _options, self: Command) =>
      actions.pipelineLog([name, task], self.optsWithGlobals()),
    );
  for (const on of [true, false])
    command(pipelines, on ? 'enable' : 'disable')
      .description(on ? 'switch one on' : 'switch one off: it begins no run, also none that is asked for')
      .argument('<pipeline>', 'which one')
      .option(...json)
      .addHelpText('after', examples([`pipelines ${on ? 'enable' : 'disable'} weekly`]))
      .action((pipeline: string, _options, self: Command) =>
        actions.switchPipeline(pipeline, on, self.optsWithGlobals()),
      );
  command(pipelines, 'cancel')
    .description('end a run; what was done is kept')
    .argument(...run)
    .option(...of)
    .option(...json)
    .addHelpText('after', examples(['pipelines cancel meadow__lawn-3__1']))
    .action((name: string, _options, self: Command) => actions.cancelPipelineRun(name, self.optsWithGlobals()));
}
