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
  'copy-records': 'Copying the records',
  pack: 'Packing, MB:',
  unpack: 'Unpacking, MB:',
  check: 'Checking, MB:',
  'check-records': 'Checking the records',
  'stack-up': 'Services that are ready:',
  'stack-stop': 'Services that are stopped:',
  'stack-down': 'Services that are gone:',
  'stack-remove': 'Services that are gone:',
  'stack-restart': 'Services that are ready:',
};

/** How far a job is, in one line. */
export function progressLine({ progress: { stage, done, total, left } }: Job): string {
  const count = total > 0 ? ` ${done} of ${total}` : done > 0 ? ` ${done}` : '';
  return `${stages[stage] ?? stage}${count}${left === undefined ? '' : `, ${timeLeft(left)} left`}`;
}

function timeLeft(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
