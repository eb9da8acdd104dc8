import './no-telemetry.ts';
import { triggerName } from '../contract/shapes/trigger.ts';
import { lookAt, takeInboxAt } from '../services/assembly/look.ts';
import { CommandFault } from '../services/domain/command-fault.ts';
import { asFault } from '../services/domain/fault.ts';
import { readWords } from './read-words.ts';
import { findWatcher } from './watcher.ts';

/**
 * `look --trigger NAME...`: which projects whose clock is Airflow's are to be trained now, because of these triggers.
 * `look --inbox`: takes the photos that were put into the inbox into their projects. Prints one line of JSON. Ends as
 * `step` does. `--watched`: ends when standard input does.
 */
const BAD_DATA = 65;
const TRY_AGAIN = 75;

const stop = new AbortController();
const halt = () =>
  stop.abort(new CommandFault('cancelled', 'The work was stopped.', 'It is looked at again by itself.'));
process.on('SIGTERM', halt);
process.on('SIGINT', halt);
const watcher = findWatcher(process.argv.includes('--watched'));
watcher?.onGone(halt);

const misunderstood = () =>
  new CommandFault(
    'bad-request',
    'The look was not understood.',
    `Use: MEADOW_HOME=DIR MEADOW_RECORDS=DIR look --inbox, or --trigger NAME; a NAME is one of ${triggerName.options.join(', ')}.`,
  );

function readArguments() {
  const { values } = readWords(misunderstood, {
    options: {
      trigger: { type: 'string', multiple: true, default: [] },
      inbox: { type: 'boolean' },
      watched: { type: 'boolean' },
    },
  });
  const { MEADOW_HOME: home, MEADOW_RECORDS: recordsAt } = process.env;
  const only = triggerName.array().nonempty().safeParse(values.trigger);
  if (home && recordsAt && values.inbox) return { home, recordsAt, only: undefined };
  if (home && recordsAt && only.success) return { home, recordsAt, only: only.data };
  throw misunderstood();
}

const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const { only, ...place } = readArguments();
  print(only ? { orders: await lookAt(place, only, stop.signal) } : await takeInboxAt(place, stop.signal));
} catch (thrown) {
  const fault = asFault(thrown);
  const shape = fault.toShape();
  if (fault.code === 'internal') process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  print({ error: shape });
  process.exitCode = shape.retry || fault.code === 'internal' ? TRY_AGAIN : BAD_DATA;
} finally {
  watcher?.leave();
}
