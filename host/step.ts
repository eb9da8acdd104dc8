import './no-telemetry.ts';
import { beginRunAt } from '../services/assembly/begin-run.ts';
import { isRunnableStep, readShard, runnableSteps, runStepsAt } from '../services/assembly/step.ts';
import { CommandFault } from '../services/domain/command-fault.ts';
import { asFault } from '../services/domain/fault.ts';
import { findParent } from './parent.ts';
import { readWords } from './read-words.ts';
import { findWatcher } from './watcher.ts';

/**
 * `step NAME... --run ID`: steps of a training, or a check of photos, one after another. `step embed --run ID --shard K/N`:
 * a part of the embedding. `step begin --id RUN --page ADDRESS` with `--project ID --mode MODE [--cause JSON] [--order ID]`:
 * makes the record of a training that Airflow began; with `--run ID`: tells that of one that a core began where it runs.
 *
 * Prints one line of JSON. Ends with 0 when that is done, 65 where the data is bad and trying again is no use, 75 where it
 * may help, or where it waits for another training. `--watched`: a program reads from standard error how far it is, and
 * holds standard input open for as long as it lives.
 */
const DONE = 0;
const BAD_DATA = 65;
const TRY_AGAIN = 75;

const parent = findParent() ?? findWatcher(process.argv.includes('--watched'));
const stop = new AbortController();

const halt = () =>
  stop.abort(new CommandFault('cancelled', 'The work was stopped.', 'Start it again: what it had done is kept.'));
process.on('SIGTERM', halt);
process.on('SIGINT', halt);
parent?.onGone(halt);

const misunderstood = () =>
  new CommandFault(
    'bad-request',
    'The step was not understood.',
    `Use: MEADOW_HOME=DIR step NAME... --run ID, or step embed --run ID --shard K/N; a NAME is one of ${runnableSteps.join(', ')}.`,
  );

function readArguments() {
  const { positionals, values } = readWords(misunderstood, {
    allowPositionals: true,
    options: {
      run: { type: 'string' },
      project: { type: 'string' },
      mode: { type: 'string' },
      cause: { type: 'string' },
      order: { type: 'string' },
      id: { type: 'string' },
      page: { type: 'string' },
      shard: { type: 'string' },
      watched: { type: 'boolean' },
    },
  });
  const names = positionals.filter(isRunnableStep);
  const shard = values.shard === undefined ? undefined : readShard(values.shard);
  const { MEADOW_HOME: home, MEADOW_RECORDS: recordsAt, MEADOW_WORKERS: workers } = process.env;
  const { MEADOW_COMMIT: commit, MEADOW_MLFLOW_ORIGIN: mlflowPage } = process.env;
  if (home && positionals.join() === 'begin') return { home, recordsAt, begun: values };
  const isKnown = names.length > 0 && names.length === positionals.length;
  if (home && values.run !== undefined && isKnown && (!shard || String(names) === 'embed')) {
    const place = { home, recordsAt, commit, mlflowPage };
    return { place, names, run: values.run, shard, workers: Number(workers) || undefined };
  }
  throw misunderstood();
}

const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const asked = readArguments();
  if (asked.begun) print(await beginRunAt(asked, asked.begun));
  else {
    const { place, ...work } = asked;
    const said = await runStepsAt(place, {
      ...work,
      signal: stop.signal,
      report: (progress) => parent?.post({ type: 'progress', progress }),
    });
    print({ run: work.run, ...said });
  }
  process.exitCode = DONE;
} catch (thrown) {
  const fault = asFault(thrown);
  const shape = fault.toShape();
  if (fault.code === 'internal') process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  parent?.post({ type: 'failed', fault: shape });
  print({ error: shape });
  process.exitCode = shape.retry || fault.code === 'internal' ? TRY_AGAIN : BAD_DATA;
} finally {
  parent?.leave();
}
