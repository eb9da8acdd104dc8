import type { Place } from '../../../contract/shapes/place.ts';
import { Fault } from '../../domain/fault.ts';
import { createMoving } from '../../moving/moving.ts';
import type { PlaceRecords } from '../../moving/moving-parts.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import type { OpenPlace } from '../places/open-places.ts';
import type { StackPlace } from '../places/stack-place.ts';

/** The stack as a place; none for a core that runs inside it. */
export type FindStack = () => Pick<StackPlace, 'reach'> | undefined;

/** A move works on the records themselves: what others change waits for it, and it does not wait for itself. */
export function joinMoving(ground: Ground, others: Joined, findStack: FindStack): Joined['moving'] {
  const reach = async (place: Place): Promise<OpenPlace & { records: PlaceRecords }> => {
    const stack = findStack();
    if (!stack) throw inside();
    return place === 'stack' ? stack.reach() : { ground, joined: others, records: ground.own };
  };
  return createMoving({
    ...ground,
    settings: ground.own.catalog.settings,
    recordsOf: async (place) => (await reach(place)).records,
    serveFromThere: () => others.serving.shelfChanged(),
    async trainNoMore(project, place) {
      const { joined, ground: there } = await reach(place);
      if (joined.training.isTrained(project)) return undefined;
      const lease = await there.trainLeases.take(project);
      if (!lease) return undefined;
      const done = joined.training.trainNoMore(project);
      return async () => {
        done();
        await lease.release();
      };
    },
  });
}

function inside(): Fault {
  return new Fault(
    'bad-request',
    'This Meadow runs inside the stack.',
    'Move projects with Meadow on the computer that started it.',
    { details: { case: 'inside-stack' } },
  );
}
