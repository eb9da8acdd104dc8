import type { Place } from '../../../contract/shapes/place.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

export interface OpenPlace {
  ground: Ground;
  joined: Joined;
}

/** The places whose records are open now: the core's own always, the stack while it answers. */
export interface OpenPlaces {
  get(place: Place): OpenPlace | undefined;
  all(): OpenPlace[];
  /** Those besides this one. */
  besides(place: Place): OpenPlace[];
  open(place: OpenPlace): void;
  close(place: Place): void;
}

export function createOpenPlaces(): OpenPlaces {
  const places = new Map<Place, OpenPlace>();
  return {
    get: (place) => places.get(place),
    all: () => [...places.values()],
    besides: (place) => [...places].flatMap(([name, open]) => (name === place ? [] : [open])),
    open: (place) => void places.set(place.ground.place, place),
    close: (place) => void places.delete(place),
  };
}
