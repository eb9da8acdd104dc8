import type { HistoryFilter } from '../../contract/history.ts';
import type { Correction } from '../../contract/shapes/correction.ts';
import type { PhotoView } from './photos/photo-view.ts';

/** Under which names answers of the core are kept. */
export const keys = {
  about: ['about'],
  settings: ['settings'],
  serving: ['serving'],
  projects: ['projects'],
  models: ['models'],
  card: (version: string) => ['models', 'card', version],
  results: (version: string) => ['models', 'results', version],
  comparison: (one: string, other: string) => ['models', 'comparison', one, other],
  gate: (version: string) => ['models', 'gate', version],
  liveHistory: (project: string) => ['models', 'live', project],
  references: (version: string) => ['references', version],
  batches: ['batches'],
  history: ['history'],
  historySearch: (filter: HistoryFilter) => ['history', 'search', filter],
  historySummary: (filter: HistoryFilter) => ['history', 'summary', filter],
  doctor: ['doctor'],
  photos: (project: string) => ['photos', project],
  photoPage: (project: string, view: PhotoView, page: number) => ['photos', project, 'page', view, page],
  photoHashes: (project: string, view: PhotoView) => ['photos', project, 'hashes', view],
  photoCounts: (project: string) => ['photos', project, 'counts'],
  photoEdits: (project: string) => ['photos', project, 'edits'],
  photoStory: (project: string, hash: string) => ['photos', project, 'story', hash],
  labelQueue: (project: string) => ['label-queue', project],
  checks: (project: string) => ['checks', project],
  corrections: ['corrections'],
  correctionsOf: (hashes: readonly string[]) => ['corrections', 'of', hashes],
  correctionList: (project: string, state: Correction['state']) => ['corrections', 'list', project, state],
  liveAccuracy: (project: string) => ['corrections', 'accuracy', project],
  runs: ['runs'],
  runsOf: (project: string) => ['runs', 'of', project],
} as const;
