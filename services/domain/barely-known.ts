import type { ModelCard } from '../../contract/shapes/model.ts';
import { valueAt } from './drift/quantiles.ts';

/**
 * Of the photos of its classes that a model had not learnt from, the least known tenth: a fifth of these it calls neither
 * (`KEPT`). What of others is known no better than the rest of that tenth was more often called wrong.
 */
const LEAST_KNOWN = 0.1;

/** Whether a photo that is given a class is known hardly better than those called neither. Never by a card of before it told what is usual. */
export function isBarelyKnown({ usual }: Pick<ModelCard, 'usual'>, similarity: number): boolean {
  return usual !== undefined && similarity < valueAt(usual.similarity, LEAST_KNOWN);
}
