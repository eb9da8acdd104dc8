import type { DeployTarget } from '../../contract/shapes/deployment.ts';
import { noLimitsHere } from '../domain/deploying/copy-faults.ts';
import { Fault } from '../domain/fault.ts';
import type { Wish } from './wishes.ts';

export type Copies = Pick<Wish, 'replicas' | 'most'>;

const USUAL_REPLICAS = 2;

/**
 * How many copies there are to be: what is left out stays as it was, but a number alone ends what limits there were.
 * Throws `bad-request` where the limits are none, or the target knows none.
 */
export function copiesOf(
  asked: { replicas?: number | undefined; most?: number | undefined },
  known: Copies | undefined,
  target: DeployTarget,
): Copies {
  const replicas = asked.replicas ?? (known?.replicas || USUAL_REPLICAS);
  const most = asked.most ?? (asked.replicas === undefined ? known?.most : undefined);
  if (most === undefined) return { replicas, most };
  if (target.kind === 'processes') throw noLimitsHere();
  if (replicas < 1 || most <= replicas) throw noLimits(replicas, most);
  return { replicas, most };
}

const noLimits = (least: number, most: number): Fault =>
  new Fault(
    'bad-request',
    `There cannot be between ${least} and ${most} copies.`,
    'Have one copy at least, and let there be more at most.',
    { details: { case: 'copies-range', least, most } },
  );
