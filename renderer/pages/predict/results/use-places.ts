import { useMemo } from 'react';
import type { BatchView } from '../../../data/batches/batch-view.ts';
import { isOver } from '../../../data/jobs.ts';
import { type Arrangement, arrange, type Counts, countResults } from './arrange.ts';
import { itemsOf, type ResultItem } from './result-item.ts';

interface Places {
  items: readonly ResultItem[];
  counts: Counts;
  /** What is listed, in order; a place without an item is kept for a photo whose turn has not come. */
  places: readonly (ResultItem | undefined)[];
}

/** What of a batch is listed. In the order dropped every photo has its place from the start, so nothing moves. */
export function usePlaces(batch: BatchView, arrangement: Arrangement): Places {
  const items = useMemo(() => itemsOf(batch), [batch]);
  const counts = useMemo(() => countResults(items), [items]);
  const places = useMemo(() => {
    const arranged = arrange(items, arrangement);
    const running = batch.job !== undefined && !isOver(batch.job);
    const whole = arrangement.sort === 'dropped' && arrangement.shown === 'all' && arrangement.text.trim() === '';
    return running && whole ? inTheirPlaces(arranged, batch.job?.progress.total ?? 0) : arranged;
  }, [items, arrangement, batch.job]);
  return { items, counts, places };
}

function inTheirPlaces(items: readonly ResultItem[], total: number): (ResultItem | undefined)[] {
  const last = items.at(-1);
  const places = new Array<ResultItem | undefined>(Math.max(total, last ? last.index + 1 : 0)).fill(undefined);
  for (const item of items) places[item.index] = item;
  return places;
}
