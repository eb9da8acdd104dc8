import type { EntryOrder, StoreEntry } from '../../../contract/shapes/store.ts';

type Compare = (one: StoreEntry, other: StoreEntry) => number;

const byName: Compare = (one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);
const byTime: Compare = (one, other) => Date.parse(one.modified ?? '') - Date.parse(other.modified ?? '');
const bySize: Compare = (one, other) => one.size - other.size;
const down =
  (compare: Compare): Compare =>
  (one, other) =>
    compare(other, one);

const compares: Record<EntryOrder, Compare> = {
  name: byName,
  'name-down': down(byName),
  newest: down(byTime),
  oldest: byTime,
  largest: down(bySize),
  smallest: bySize,
};

/** Folders first, by their names; then the rest as it is asked for, equals by name. */
export function ordered(entries: readonly StoreEntry[], order: EntryOrder): StoreEntry[] {
  const folders = entries
    .filter(({ kind }) => kind === 'folder')
    .toSorted(order === 'name-down' ? down(byName) : byName);
  const rest = entries.filter(({ kind }) => kind !== 'folder');
  return [...folders, ...rest.toSorted((one, other) => compares[order](one, other) || byName(one, other))];
}
