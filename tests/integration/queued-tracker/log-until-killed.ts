import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createMlflowTracker } from '../../../services/adapters/mlflow/tracker.ts';
import { createSqliteWriteQueue } from '../../../services/adapters/sql/sqlite/write-queue.ts';
import { createQueuedTracker } from '../../../services/steps/queued-tracker.ts';

// `node log-until-killed.ts FILE ADDRESS PROJECT FIRST`: logs one step after the other, and says each that is acknowledged.
const [file, address, project, first] = process.argv.slice(2) as [string, string, string, string];
const silent = () => undefined;
const tracker = createQueuedTracker(
  createMlflowTracker({ address }, { projectOf: async () => project, patience: 1000 }),
  createSqliteWriteQueue(file),
  { clock: systemClock, log: { debug: silent, info: silent, warn: silent, error: silent }, holdMs: 1500 },
);
for (let step = Number(first); ; step += 1) {
  await tracker.log('one', [
    { name: 'loss', step, value: 1 / (step + 1) },
    { name: 'seconds/train', step: 0, value: 1 },
  ]);
  process.stdout.write(`${step}\n`);
  await systemClock.sleep(5);
}
