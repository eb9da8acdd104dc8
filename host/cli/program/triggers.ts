import { Argument, type Command } from 'commander';
import { type TriggerName, triggerName } from '../../../contract/shapes/trigger.ts';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addTriggers(program: Command, actions: Actions): void {
  const triggers = command(program, 'triggers').description('trainings that begin by themselves, while Meadow runs');
  const project = ['--project <name>', 'of this project; else of the one worked on'] as const;
  const json = ['--json', 'print JSON'] as const;
  const which = () => new Argument('<trigger>', 'which one').choices(triggerName.options);
  command(triggers, 'list')
    .description('list them: whether they are on, when they run next, what they did last')
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers list', 'triggers list --json']))
    .action((_options, self: Command) => actions.listTriggers(self.optsWithGlobals()));
  command(triggers, 'enable')
    .description('switch one on')
    .addArgument(which())
    .option('--set <name=value...>', 'such as least=10, cron="0 3 * * 1", zone=Europe/Paris, below=0.9, last=20')
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers enable new-photos', 'triggers enable weekly --set "cron=0 3 * * 1"']))
    .action((trigger: TriggerName, _options, self: Command) =>
      actions.switchTrigger(trigger, true, self.optsWithGlobals()),
    );
  command(triggers, 'disable')
    .description('switch one off')
    .addArgument(which())
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers disable new-photos']))
    .action((trigger: TriggerName, _options, self: Command) =>
      actions.switchTrigger(trigger, false, self.optsWithGlobals()),
    );
  command(triggers, 'dry-run')
    .description('say what one would do now, and why; of all where none is named')
    .addArgument(which().argOptional())
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers dry-run', 'triggers dry-run new-photos --json']))
    .action((trigger: TriggerName | undefined, _options, self: Command) =>
      actions.dryRunTriggers(trigger, self.optsWithGlobals()),
    );
  command(triggers, 'run')
    .description('run one now, whatever its condition says')
    .addArgument(which())
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers run new-photos']))
    .action((trigger: TriggerName, _options, self: Command) => actions.runTrigger(trigger, self.optsWithGlobals()));
}
