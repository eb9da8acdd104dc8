import type { LogLine } from '../../../contract/shapes/stack.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TaskTry } from '../../ports/pipeline-board.ts';
import { unknownHere } from './airflow-fault.ts';
import type { AirflowCalls } from './calls.ts';
import { readLogMessage } from './log-message.ts';
import { taskInstanceShape } from './task-instance.ts';

/** Between two looks at a log that grows. */
const LOOK_MS = 1000;
/** A log that took long is read again later: Airflow gives it from its beginning each time. */
const REST = 5;
/** Lines in a batch. */
const BATCH = 500;

interface Followed {
  calls: AirflowCalls;
  clock: Clock;
  /** Of the run. */
  path: string;
  of: TaskTry;
}

/** Reads what a try of a task wrote, again and again while it goes on. */
export async function* followTry({ calls, clock, path, of }: Followed, signal: AbortSignal): AsyncIterable<LogLine[]> {
  const { task, part = -1, attempt } = of;
  const which = `${path}/taskInstances/${encodeURIComponent(task)}`;
  const instance = async () => {
    const at = part >= 0 ? `${which}/${part}` : which;
    const found = await calls.find(taskInstanceShape, { method: 'GET', path: at });
    if (!found) throw unknownHere(`the task "${task}" of this run`);
    return found;
  };
  const log = {
    method: 'GET',
    path: `${which}/logs/${attempt}`,
    query: { map_index: String(part) },
  } as const;
  let read = 0;
  let last: string | undefined;
  while (!signal.aborted) {
    const { state, try_number: current } = await instance();
    const going = current <= attempt && GOING.has(state ?? '');
    const began = performance.now();
    // Before its first try there is nothing to read.
    if (current >= attempt && attempt > 0 && (state !== 'queued' || current > attempt)) {
      let seen = 0;
      let batch: LogLine[] = [];
      for await (const line of calls.lines(log, signal)) {
        if (seen++ < read) continue;
        for (const { at, text } of readLogMessage(line)) {
          last = at ?? last;
          batch.push({ service: task, number: Math.max(0, part), at: last ?? EARLIEST, stream: 'out', text });
        }
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
      read = Math.max(read, seen);
      if (batch.length > 0) yield batch;
    } else yield [];
    if (!going) return;
    await clock.sleep(Math.max(LOOK_MS, (performance.now() - began) * REST), signal).catch(() => undefined);
  }
}

const GOING: ReadonlySet<string> = new Set(['', 'scheduled', 'queued', 'running', 'restarting', 'deferred']);
const EARLIEST = new Date(0).toISOString();
