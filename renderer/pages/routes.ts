import { toSegment } from './segment.ts';
import type { SettingsPart } from './settings/setting-parts.ts';

const runRoute = (pipeline: string, run: string) => `/pipelines/${toSegment(pipeline)}/${toSegment(run)}`;

/** Where the pages are, behind the `#` of the address: it works alike on a web host and below `app://`. */
export const routes = {
  predict: '/',
  batch: (id: string) => `/batch/${encodeURIComponent(id)}`,
  history: '/history',
  api: '/api',
  photos: '/photos',
  label: '/photos/label',
  checks: '/photos/checks',
  review: '/photos/review',
  bin: '/photos/bin',
  train: '/train',
  triggers: '/train/triggers',
  pipelines: '/pipelines',
  pipelineRun: runRoute,
  /** `part`: which of those a task is split into; none of one that is not. */
  taskLog: (pipeline: string, run: string, task: string, attempt: number, part?: number) =>
    `${runRoute(pipeline, run)}/log/${toSegment(task)}/${attempt}${part === undefined ? '' : `/${part}`}`,
  models: '/models',
  model: (version: string) => `/models/${encodeURIComponent(version)}`,
  snapshot: (version: string) => `/models/${encodeURIComponent(version)}/photos`,
  compare: (one: string, other?: string) =>
    `/models/${encodeURIComponent(one)}/compare${other === undefined ? '' : `/${encodeURIComponent(other)}`}`,
  stack: '/stack',
  stackLog: (service?: string) => `/stack/log${service === undefined ? '' : `/${encodeURIComponent(service)}`}`,
  store: '/store',
  storeUsers: '/store/users',
  bucket: (bucket: string, prefix = '') => `/store/in/${bucket}${prefix && `/${toSegment(prefix)}`}`,
  bucketRules: (bucket: string) => `/store/rules/${bucket}`,
  deploy: '/deploy',
  deployLog: (pod?: string) => `/deploy/log${pod === undefined ? '' : `/${toSegment(pod)}`}`,
  loadTest: '/deploy/load-test',
  /** Of what is deployed. */
  loadTestDeployed: '/deploy/load-test/deployed',
  monitoring: '/monitoring',
  settings: '/settings',
  /** One part of the settings. */
  settingsPart: (part: SettingsPart) => `/settings/${part}`,
  doctor: '/doctor',
} as const;
