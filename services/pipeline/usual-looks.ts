import type { ModelCard } from '../../contract/shapes/model.ts';
import { quantilesOf } from '../domain/drift/quantiles.ts';
import { lookAtPhotos } from './look-at-photos.ts';
import type { StepContext } from './step.ts';

/** So many photos say how all of them are spread. */
const MOST = 1000;
/** Fewer than this share of them would be another kind of photos. */
const LEAST_SHARE = 0.8;

type Usual = NonNullable<ModelCard['usual']>;

/** How bright and how sharp photos usually are, in the order of their hashes; nothing where too few can be read. */
export async function usualLooks(
  context: Pick<StepContext, 'objects' | 'decoder' | 'signal'>,
  hashes: readonly string[],
): Promise<Pick<Usual, 'light' | 'sharpness'>> {
  // Each so-manieth: hashes are chance, and the same photos are always judged by the same of them.
  const step = Math.ceil(hashes.length / MOST);
  const some = hashes.filter((_, at) => at % step === 0);
  const looks = (await lookAtPhotos(context, some)).filter((look) => look !== undefined);
  if (looks.length === 0 || looks.length < LEAST_SHARE * some.length) return {};
  return {
    light: quantilesOf(looks.map(({ light }) => light)),
    sharpness: quantilesOf(looks.map(({ sharpness }) => sharpness)),
  };
}
