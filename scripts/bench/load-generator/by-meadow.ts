import { createChildLauncher } from '../../../services/adapters/node/child-launcher.ts';
import { createLoadProcess } from '../../../services/adapters/node/load-process.ts';
import { openTally } from '../../../services/domain/load/tally.ts';
import type { Measured } from './measured.ts';

const generator = createLoadProcess({ launcher: createChildLauncher() });

/** Has Meadow's own generator ask, in its own process. `cpu`: the share of a core it took. */
export async function byMeadow(
  address: string,
  photos: string[],
  users: number,
  seconds: number,
): Promise<Measured & { cpu: number }> {
  const tally = openTally({ seconds });
  const order = { url: `${address}/v1/predict`, photos, steps: [{ users, seconds }] };
  const { signal } = new AbortController();
  await generator.run(order, { signal, onTick: (tick) => tally.add(tick, {}) });
  const { total, failures, cpu } = tally.now();
  if (failures.length > 0 || !total.ms) throw new Error(JSON.stringify(failures));
  return { rate: total.answered / seconds, p50: total.ms.p50, cpu };
}
