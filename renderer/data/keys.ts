import type { HistoryFilter } from '../../contract/history.ts';

/** Under which names answers of the core are kept. */
export const keys = {
  about: ['about'],
  settings: ['settings'],
  serving: ['serving'],
  projects: ['projects'],
  models: ['models'],
  card: (version: string) => ['models', 'card', version],
  references: (version: string) => ['references', version],
  batches: ['batches'],
  history: ['history'],
  historySearch: (filter: HistoryFilter) => ['history', 'search', filter],
  historySummary: (filter: HistoryFilter) => ['history', 'summary', filter],
  doctor: ['doctor'],
} as const;
