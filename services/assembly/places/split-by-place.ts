import type { Place } from '../../../contract/shapes/place.ts';
import type { PredictionRecord } from '../../ports/catalog/predictions.ts';

/** In which places predictions belong, by their versions. */
export interface PredictionPlaces {
  all: ReadonlySet<Place>;
  /** Those that belong there. */
  of(predictions: readonly PredictionRecord[], place: Place): PredictionRecord[];
}

/** Finds the place of each version among the predictions, once. */
export async function splitByPlace(
  predictions: readonly PredictionRecord[],
  placeOf: (version: string) => Promise<Place>,
): Promise<PredictionPlaces> {
  const places = new Map<string, Place>();
  for (const version of new Set(predictions.map((each) => each.version))) places.set(version, await placeOf(version));
  return {
    all: new Set(places.values()),
    of: (some, place) => some.filter(({ version }) => places.get(version) === place),
  };
}
