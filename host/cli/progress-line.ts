import type { Job } from '../../contract/shapes/job.ts';

const stages: Record<string, string> = {
  start: 'Starting',
  find: 'Looking for photos',
  predict: 'Photos',
  ingest: 'Reading photos',
  validate: 'Checking photos',
  embed: 'Looking at photos',
  train: 'Training',
  evaluate: 'Testing',
  register: 'Keeping the version',
  gate: 'Comparing with the live version',
  promote: 'Going live',
  'wait-start': 'Handed to Airflow, which begins it',
  'wait-turn': 'Waiting for another training in Airflow',
  'wait-away': 'Waiting for Airflow',
  'wait-again': 'Failed, and is tried again',
  'wait-access': 'Waiting for a Meadow with access',
  'copy-records': 'Copying the records',
  pack: 'Packing, MB:',
  unpack: 'Unpacking, MB:',
  check: 'Checking, MB:',
  'check-records': 'Checking the records',
  'move-look': 'Looking at what there is',
  'move-copy': 'Copying, MB:',
  'move-verify': 'Reading the copy back, MB:',
  'move-runs': 'Copying trainings:',
  'move-records': 'Copying the records',
  'move-switch': 'Switching over',
  'move-remove': 'Clearing up:',
  'folder-copy': 'Copying, MB:',
  'folder-verify': 'Reading the copy back, MB:',
  fetch: 'Downloading, MB:',
  load: 'Seconds',
  'every-look': 'Looking at the cluster',
  'every-build': 'Building images, step',
  'every-load': 'Images in the cluster:',
  'every-put': 'Asked for:',
  'every-wait': 'Services that are ready:',
  'every-remove': 'Removing',
  'kit-load': 'Handing images to the engine, MB:',
  'stack-up': 'Services that are ready:',
  'stack-stop': 'Services that are stopped:',
  'stack-down': 'Services that are gone:',
  'stack-remove': 'Services that are gone:',
  'stack-restart': 'Services that are ready:',
};

/** Stages that count bytes. */
const inBytes: ReadonlySet<string> = new Set(['move-copy', 'move-verify', 'folder-copy', 'folder-verify']);
const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);

/** How far a job is, in one line. */
export function progressLine({ progress }: Job): string {
  const { stage, left } = progress;
  const [done, total] = inBytes.has(stage)
    ? [megabytes(progress.done), megabytes(progress.total)]
    : [progress.done, progress.total];
  const count = total > 0 ? ` ${done} of ${total}` : done > 0 ? ` ${done}` : '';
  return `${stages[stage] ?? stage}${count}${left === undefined ? '' : `, ${timeLeft(left)} left`}`;
}

/** A time as short as it can be said: "40 s", "4 min". */
export function timeLeft(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
