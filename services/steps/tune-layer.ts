import { SEED } from '../domain/recipe.ts';
import type { LayerTuner, TuneOrder } from '../ports/tuner.ts';
import type { Examples } from './examples.ts';
import type { Eyes } from './eyes.ts';
import type { Fitted, LearnOptions, Part } from './learn.ts';

export interface TuningParts {
  tuner: LayerTuner;
  examples: Pick<Examples, 'labels' | 'classes'>;
  /** By view, what the backbone gives its last layer of each photo. */
  looks: ReadonlyMap<number, readonly Uint8Array[]>;
  /** The views that train, and how often each look is seen. */
  views: readonly number[];
  epochs: number;
  signal: AbortSignal;
  watch?: (part: Part, round: Parameters<NonNullable<TuneOrder['watch']>>[0]) => void | Promise<void>;
}

/** Trains the backbone's last layer with each head: no photo that a head did not learn from has a say in its layer. */
export function createTuning(parts: TuningParts): NonNullable<LearnOptions['tune']> {
  const { tuner, examples, looks, views, epochs, signal, watch } = parts;
  return async (photos, part): Promise<Fitted> => {
    const seen = views.flatMap((view) => photos.map((photo) => looks.get(view)![photo]!));
    const labels = Uint16Array.from(views.flatMap(() => photos.map((photo) => examples.labels[photo]!)));
    const { layer, head } = await tuner.tune(
      { looks: seen, labels, classes: examples.classes },
      {
        rows: seen.map((_, row) => row),
        epochs,
        seed: SEED,
        ...(watch && { watch: (round) => watch(part, round) }),
      },
      signal,
    );
    const eyes: Eyes = (wanted, of) =>
      tuner.embed(
        of.flatMap((view) => wanted.map((photo) => looks.get(view)![photo]!)),
        layer,
      );
    return { head, eyes, tuned: layer };
  };
}
