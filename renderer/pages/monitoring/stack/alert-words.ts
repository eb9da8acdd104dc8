/** Alerts that have words in the window; the keys of `stack.alert` in the locale files. */
const known = [
  'ApiDown',
  'ApiReplicaDown',
  'ApiErrors',
  'ApiSlow',
  'PredictionsWaiting',
  'Drift',
  'LiveAccuracyLow',
  'NoWeeklyTraining',
  'TrainingLate',
  'ServiceDown',
  'AirflowPartDown',
  'DiskFull',
] as const;
export type KnownAlert = (typeof known)[number];

export const isKnown = (name: string): name is KnownAlert => known.some((one) => one === name);
