import type { Reference } from '../../contract/shapes/photo.ts';
import { NEITHER, type NeitherReason, type Verdict } from '../../contract/shapes/verdict.ts';
import { isBarelyKnown } from './barely-known.ts';
import { classHeatmap } from './class-heatmap.ts';
import { embeddingOf, unitLength } from './embedding.ts';
import type { FeatureMap } from './features.ts';
import { logits, softmax } from './head.ts';
import type { Model } from './model.ts';
import { highest, similarities } from './references.ts';
import { similarityTo } from './space.ts';

/** Reference photos shown beside a verdict. */
const SHOWN = 3;

/** What a model says of a photo, from the features of the photo's view. */
export function judge(model: Model, map: FeatureMap, options: { heatmap?: boolean } = {}): Verdict {
  const unit = unitLength(embeddingOf(map));
  const scores = softmax(logits(model.head, unit), model.temperature);
  const best = scores.indexOf(Math.max(...scores));
  const cosines = similarities(unit, model.references);
  const similarity = similarityTo(model.space, unit);
  const reason = neitherReason(model, similarity, scores[best]!);
  const label = model.classes[best]!;
  return {
    verdict: reason ? NEITHER : label,
    label,
    scores: Object.fromEntries(model.classes.map((name, k) => [name, scores[k]!])),
    similarity,
    ...(reason ? { reason } : isBarelyKnown(model.card, similarity) && { barelyKnown: true as const }),
    nearest: highest(cosines, SHOWN).map((i) => reference(model, i, cosines[i]!)),
    ...(options.heatmap && { heatmap: classHeatmap(map, model.head, best) }),
    version: model.version,
  };
}

/** Being unlike every photo known weighs more than being between two classes. */
function neitherReason({ neither }: Model, similarity: number, score: number): NeitherReason | undefined {
  if (similarity < neither.unlike) return 'unlike';
  if (score < neither.between) return 'between';
  return undefined;
}

function reference({ references, classes }: Model, i: number, similarity: number): Reference {
  const url = references.urls[i];
  return { photo: references.photos[i]!, label: classes[references.labels[i]!]!, similarity, ...(url && { url }) };
}
