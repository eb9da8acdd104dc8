import { softmax } from '../domain/calibration.ts';
import { logits } from '../domain/head.ts';
import { countRight, logLoss } from '../domain/metrics.ts';
import type { Measurement } from '../ports/tracker.ts';
import { type Examples, rowOf } from './examples.ts';
import type { LearnOptions } from './learn.ts';
import type { StepContext } from './step.ts';

/** Steps between two looks at the test photos: a look costs little, but not nothing. */
const LOOK_EVERY = 3;
/** A head's search takes about so many steps; it may end earlier. */
const USUAL_STEPS = 40;

/**
 * Follows the heads while they learn: progress of all, and of the one that is judged its loss and how it does on the
 * test photos. `end` resolves when everything is written down; it never rejects, because a curve is worth no training.
 */
export function followTraining(
  context: Pick<StepContext, 'run' | 'report' | 'tracker'>,
  examples: Examples,
  test: readonly number[],
) {
  const { run, report, tracker } = context;
  const steps: number[] = [];
  let writing: Promise<void> = Promise.resolve();
  const log = (measurements: Measurement[]) => {
    writing = writing.then(() => tracker.log(run, measurements)).catch(() => undefined);
  };
  const watch: NonNullable<LearnOptions['watch']> = ({ step, loss, head, part, parts, first }) => {
    steps[part] = Math.min(step + 1, USUAL_STEPS);
    const done = steps.reduce((sum, own = 0) => sum + own, 0);
    report({ stage: 'train', done, total: parts * USUAL_STEPS });
    if (!first) return;
    const measured: Measurement[] = [{ name: 'loss', step, value: loss }];
    if (test.length > 0 && step % LOOK_EVERY === 0) {
      const { right, loss: testLoss } = look(examples, test, head());
      measured.push(
        { name: 'accuracy', step, value: right / test.length },
        { name: 'test-loss', step, value: testLoss },
      );
    }
    log(measured);
  };
  return { watch, end: () => writing };
}

function look(examples: Examples, test: readonly number[], head: Parameters<typeof logits>[0]) {
  const { classes } = examples;
  const own = test.map((photo) => examples.labels[photo]!);
  const flat = Float64Array.from(test.flatMap((photo) => [...logits(head, rowOf(examples, photo))]));
  const scores = softmax(flat, classes, 1);
  return { right: countRight(scores, own, classes), loss: logLoss(scores, own, classes) };
}
