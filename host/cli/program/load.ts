import { type Command, InvalidArgumentError, Option } from 'commander';
import { LEAST_SECONDS, loadProfile, MOST_SECONDS, MOST_USERS } from '../../../contract/shapes/load.ts';
import type { Actions } from './actions.ts';
import { command, count, examples } from './command.ts';

const percent = (text: string): number => {
  const number = Number(text);
  if (/^\d{1,3}(\.\d+)?$/.test(text) && number <= 100) return number / 100;
  throw new InvalidArgumentError('It is a percentage from 0 to 100.');
};

export function addLoad(program: Command, actions: Actions): void {
  command(program, 'loadtest')
    .description('send photos to an API as many users would, and say how it bears that')
    .argument('[url]', 'such as http://127.0.0.1:8600; else the API of this computer')
    .option('--stack', 'the API of the stack')
    .option('--deployed', 'what is deployed of the project; its key is known')
    .option('--users <n>', 'at most, at the same time; else as many as the pass mark says', count(1, MOST_USERS))
    .option('--for <seconds>', 'how long', count(LEAST_SECONDS, MOST_SECONDS), 30)
    .addOption(new Option('--profile <profile>', 'how the users come').choices(loadProfile.options).default('ramp'))
    .option('--p95 <ms>', 'the pass mark from now on: 95 of 100 photos have their verdict in time', count(1, 60_000))
    .option('--errors <percent>', 'the pass mark from now on: at most so many errors', percent)
    .addOption(
      new Option('--gate <on|off>', 'whether the gate refuses a version that would miss the mark, from now on').choices(
        ['on', 'off'],
      ),
    )
    .option('--confirm <host>', 'the host of an address that is not this computer, where you may test it')
    .option('--project <name>', 'with the photos and the mark of this project; else of the one worked on')
    .addOption(new Option('--script <tool>', 'print the same test for another program').choices(['k6', 'locust']))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples([
        'loadtest',
        'loadtest --users 20 --for 60 --p95 300',
        'loadtest http://127.0.0.1:8000 --profile spike',
      ]),
    )
    .addHelpText(
      'after',
      '\nMEADOW_API_KEY is the key, where an address asks for one.\nExit code: 0 passed, 1 not passed or not to be told, 130 stopped.',
    )
    .action((address: string | undefined, _options, self: Command) =>
      actions.loadTest(address, self.optsWithGlobals()),
    );
}
