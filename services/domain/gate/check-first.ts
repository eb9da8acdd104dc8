import type { GateCheck } from '../../../contract/shapes/gate.ts';
import { wilsonInterval } from '../interval.ts';

/** Whether a version that nothing can be compared with is surely better than guessing. */
export function checkFirst({ right, total, classes }: { right: number; total: number; classes: number }): GateCheck {
  const [low] = wilsonInterval(right, total);
  const passed = low > 1 / classes;
  return {
    name: 'first',
    passed,
    finding: passed
      ? `Better than guessing one of ${classes} classes.`
      : `Not surely better than guessing one of ${classes} classes.`,
    details: { right, total, classes, low },
  };
}
