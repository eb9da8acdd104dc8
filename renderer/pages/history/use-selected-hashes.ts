import type { HistoryFilter, Prediction } from '../../../contract/history.ts';
import { useClient } from '../../data/transport-context.tsx';
import type { Client } from '../../transport/client.ts';
import type { Selection } from './selection.ts';

const PAGE = 500;
/** The core takes so many at a time. */
const MOST = 10_000;

/** Finds the photos of the rows that are selected, also of those that were never fetched; each once, newest first. */
export function useSelectedHashes() {
  const client = useClient();
  return async (selection: Selection, filter: HistoryFilter, known: readonly Prediction[]): Promise<string[]> => {
    if (selection.all) return allOf(client, filter);
    return [...new Set(known.filter(({ id }) => selection.ids.has(id)).map(({ hash }) => hash))];
  };
}

async function allOf(client: Client, filter: HistoryFilter): Promise<string[]> {
  const hashes = new Set<string>();
  for (let before: number | undefined; hashes.size < MOST; ) {
    const page = await client.history.search({ filter, limit: PAGE, ...(before !== undefined && { before }) });
    for (const { hash } of page.predictions) hashes.add(hash);
    before = page.next;
    if (before === undefined) break;
  }
  return [...hashes].slice(0, MOST);
}
