import { softmax } from '../domain/calibration.ts';
import { CHANNELS } from '../domain/features.ts';
import { logits } from '../domain/head.ts';
import type { LastLayer } from '../domain/last-layer.ts';
import { countRight, logLoss } from '../domain/metrics.ts';
import type { Head } from '../domain/model.ts';
import type { Measurement } from '../ports/tracker.ts';
import { type Examples, gather } from './examples.ts';
import type { LearnOptions } from './learn.ts';
import type { StepContext } from './step.ts';
import type { TuningParts } from './tune-layer.ts';

/** Steps between two looks at the test photos: a look costs little, but not nothing. */
const LOOK_EVERY = 3;
/** Looks at the test photos while a layer is trained, which cost more. */
const LOOKS = 8;
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
  const own = test.map((photo) => examples.labels[photo]!);
  const looked = (step: number, head: Head, rows: Float32Array): Measurement[] => {
    const { right, loss } = look(rows, own, head);
    return [
      // Not of all photos that are judged in turn: that is said of the version.
      { name: 'first-split-accuracy', step, value: right / test.length },
      { name: 'test-loss', step, value: loss },
    ];
  };
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
    if (test.length > 0 && step % LOOK_EVERY === 0) measured.push(...looked(step, head(), gather(examples, test, [0])));
    log(measured);
  };
  /** The same of a layer that is trained with its head; `embed` shows how photos look to it. */
  const follow =
    (
      embed: (layer: LastLayer, photos: readonly number[]) => Promise<Float32Array>,
    ): NonNullable<TuningParts['watch']> =>
    async ({ part, parts, first }, { step, steps: of, loss, tuned }) => {
      report({ stage: 'train', done: part * of + step, total: parts * of });
      if (!first) return;
      const measured: Measurement[] = [{ name: 'loss', step, value: loss }];
      const isLook = step % Math.ceil(of / LOOKS) === 0 || step === of - 1;
      if (test.length > 0 && isLook) {
        const { layer, head } = tuned();
        measured.push(...looked(step, head, await embed(layer, test)));
      }
      log(measured);
    };
  return { watch, follow, end: () => writing };
}

function look(rows: Float32Array, own: readonly number[], head: Head) {
  const classes = head.bias.length;
  const flat = new Float64Array(own.length * classes);
  own.forEach((_, at) => {
    flat.set(logits(head, rows.subarray(at * CHANNELS, (at + 1) * CHANNELS)), at * classes);
  });
  const scores = softmax(flat, classes, 1);
  return { right: countRight(scores, own, classes), loss: logLoss(scores, own, classes) };
}
