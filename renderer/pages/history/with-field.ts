import type { HistoryFilter } from '../../../contract/history.ts';

/** The same filter with one field set, or without it. */
export function withField<Name extends keyof HistoryFilter>(
  filter: HistoryFilter,
  name: Name,
  value: HistoryFilter[Name],
): HistoryFilter {
  const { [name]: _, ...rest } = filter;
  return value === undefined ? rest : { ...rest, [name]: value };
}
