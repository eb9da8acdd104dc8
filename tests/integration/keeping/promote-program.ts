// Runs the last step of a run, as a training does. Meant to be killed.
import { runStepsAt } from '../../../services/assembly/step.ts';

const [home = '', run = ''] = process.argv.slice(2);
process.send?.('begun');
const { signal } = new AbortController();
await runStepsAt(
  { home },
  { run, names: ['promote'], report: ({ done }) => void process.send?.(`promote ${done}`), signal },
);
process.disconnect?.();
