import type { Command } from 'commander';
import type { Actions } from './actions.ts';
import { command, examples } from './command.ts';

export function addDoctor(program: Command, actions: Actions): void {
  const doctor = command(program, 'doctor')
    .description('look at what Meadow stands on, and say what to do')
    .option('--fix', 'mend what Meadow can mend itself')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['doctor', 'doctor --fix', 'doctor stack']))
    .addHelpText('after', '\nExit code: 0 all is well or only to be watched, 1 something is wrong.')
    .action((_options, self: Command) => actions.doctor(self.optsWithGlobals()));
  command(doctor, 'stack')
    .description('look at what the stack needs: engine, memory, disk, ports')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['doctor stack', 'doctor stack --json']))
    .addHelpText('after', '\nExit code: 0 the stack can run, 1 something is wrong.')
    .action((_options, self: Command) => actions.doctorStack(self.optsWithGlobals()));
}
