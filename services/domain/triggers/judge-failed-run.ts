import type { FaultCode } from '../../../contract/errors.ts';
import type { RunSummary } from '../../../contract/shapes/run.ts';
import type { TriggerName, TriggerSettings } from '../../../contract/shapes/trigger.ts';
import { fires, type Verdict, waits } from './verdict.ts';

/** A training, as far as triggers look at it. */
export interface PastRun {
  state: RunSummary['state'];
  started: Date;
  /** The trigger that began it. */
  trigger: TriggerName | undefined;
  error: FaultCode | undefined;
  /** What it made. */
  version: string | undefined;
}

/** These fail again until somebody changes the photos. */
const HOPELESS: ReadonlySet<FaultCode> = new Set([
  'too-few-photos',
  'too-few-classes',
  'too-many-classes',
  'labels-differ',
  'photos-damaged',
  'bad-request',
]);

/** What came after its version, such as that the API answers with it, is not mended by training again. */
const isFailure = ({ state, version }: PastRun): boolean => state === 'failed' && version === undefined;

/** The last training failed, and trying again may help. `runs`: newest first. */
export function judgeFailedRun({ most }: TriggerSettings['failed-run'], runs: readonly PastRun[]): Verdict {
  const [last] = runs;
  if (!last || !isFailure(last)) return waits('no-failure');
  const at = last.started.toISOString();
  if (last.error && HOPELESS.has(last.error)) return waits('no-help', { at, error: last.error });
  const end = runs.findIndex((run) => !isFailure(run) || run.trigger !== 'failed-run');
  const tried = end === -1 ? runs.length : end;
  return tried >= most ? waits('gave-up', { at, tried }) : fires('run-failed', { at, tried });
}
