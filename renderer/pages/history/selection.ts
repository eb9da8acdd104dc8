import type { HistoryFilter } from '../../../contract/history.ts';
import type { Doomed } from '../../data/use-history.ts';

/** Which rows are selected: some by id, or all that match, also those that were never drawn. */
export type Selection = { all: true } | { all: false; ids: ReadonlySet<number> };

export const nothingSelected: Selection = { all: false, ids: new Set() };

export function isSelected(selection: Selection, id: number): boolean {
  return selection.all || selection.ids.has(id);
}

export function selectedCount(selection: Selection, total: number): number {
  return selection.all ? total : selection.ids.size;
}

/** Selects or deselects one row. Taking one from "all" leaves the other rows that are known. */
export function toggled(selection: Selection, id: number, known: readonly number[]): Selection {
  const ids = new Set(selection.all ? known : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { all: false, ids };
}

/** What to ask the core to delete; nothing where nothing is selected. */
export function toDoomed(selection: Selection, filter: HistoryFilter): Doomed | undefined {
  if (selection.all) return { filter };
  return selection.ids.size > 0 ? { ids: [...selection.ids] } : undefined;
}
