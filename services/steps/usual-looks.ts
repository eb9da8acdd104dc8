import type { ModelCard } from '../../contract/shapes/model.ts';
import { quantilesOf } from '../domain/drift/quantiles.ts';
import { lookAtPhotos } from './look-at-photos.ts';
import type { StepContext } from './step.ts';

/** So many photos say how all of them are spread. */
const MOST = 1000;
/** Fewer than this share of them would be another kind of photos. */
const LEAST_SHARE = 0.8;

type Usual = NonNullable<ModelCard['usual']>;

/** How bright and how sharp photos usually are; nothing where too few can be read. */
export async function usualLooks(
  context: Pick<StepContext, 'objects' | 'decoder' | 'signal'>,
  hashes: readonly string[],
): Promise<Pick<Usual, 'light' | 'sharpness'>> {
  // The least hashes are chance too, and mostly the same ones when photos are added: they are looked at already.
  const some = hashes.toSorted().slice(0, MOST);
  const looks = (await lookAtPhotos(context, some)).filter((look) => look !== undefined);
  if (looks.length === 0 || looks.length < LEAST_SHARE * some.length) return {};
  return {
    light: quantilesOf(looks.map(({ light }) => light)),
    sharpness: quantilesOf(looks.map(({ sharpness }) => sharpness)),
  };
}
