import { randomUUID } from 'node:crypto';
import type { StackSnapshot, StackStatus, StackTask, StackWork } from '../../contract/shapes/stack.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { isMendedByTime } from '../domain/stack/status.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { Bell } from './bell.ts';
import type { Connection } from './connection.ts';
import { giveBack, withLease } from './lease.ts';
import { createWorkLog, type WorkLog } from './stack-work.ts';

interface Work {
  task: StackTask;
  job: string;
  /** None: all of them. */
  asked?: readonly string[] | undefined;
  log?: WorkLog;
}

export interface Task {
  engine: ContainerEngine;
  project: string;
  log: WorkLog;
  signal: AbortSignal;
  /** There is a way back from here. */
  onSnapshot(snapshot: StackSnapshot): void;
}

export interface Order {
  task: StackTask;
  /** Services that are worked on. */
  services(engine: ContainerEngine, project: string): Promise<readonly string[]>;
  carryOut(task: Task): Promise<void>;
  /** Whether there is nothing to do. */
  isDone?(engine: ContainerEngine): Promise<boolean>;
  /** Services that were named; none: all of them. */
  asked?: readonly string[] | undefined;
}

export interface DeskParts {
  jobs: Jobs;
  clock: Clock;
  connection: Connection;
  bell: Bell;
  project(): Promise<string>;
  /** Before anything is done. */
  onBegin(task: StackTask): Promise<void>;
  /** Whatever came of it. */
  onEnd(): void;
}

export interface Desk {
  /** Answers the job; that of a start under way that starts the same. Throws `already-running`. */
  begin(order: Order): { job: string };
  isBusy(): boolean;
  work(): StackWork | undefined;
  /** How the last work ended, where it failed. */
  failed(): StackStatus['failed'];
  /** All is well: that a service did not start then is history. */
  getWell(): void;
}

/** Work on the stack, one at a time here and, by the lease, anywhere. */
export function createDesk({ jobs, clock, connection, bell, project, onBegin, onEnd }: DeskParts): Desk {
  const own = randomUUID();
  let work: Work | undefined;
  let failed: StackStatus['failed'];

  const begin = ({
    task,
    services: servicesIn,
    carryOut,
    isDone = async () => false,
    asked,
  }: Order): { job: string } => {
    let snapshot: string | undefined;
    if (work) {
      if (work.task === 'up' && task === 'up' && includes(work, asked)) return { job: work.job };
      throw underWay(work.task);
    }
    const run = async (control: JobControl) => {
      failed = undefined;
      try {
        await onBegin(task);
        const [engine, name] = [await connection.engine(), await project()];
        const services = await servicesIn(engine, name);
        const log = createWorkLog({ task, services, control, clock, onChange: bell.ring });
        if (work) work.log = log;
        if (await isDone(engine)) {
          for (const service of services) log.step(service, 'done');
          await giveBack({ engine, own, project: name });
          return;
        }
        await withLease({ engine, own, project: name, clock, signal: control.signal }, (signal) =>
          carryOut({
            engine,
            project: name,
            log,
            signal,
            onSnapshot(made) {
              snapshot = made.id;
            },
          }),
        );
      } catch (thrown) {
        const fault = asFault(thrown);
        if (fault.code === 'engine-gone') connection.lose();
        if (!control.signal.aborted) {
          failed = { task, at: clock.now().toISOString(), fault: fault.toShape(), ...(snapshot && { snapshot }) };
        }
        throw thrown;
      } finally {
        work = undefined;
        bell.ring();
        onEnd();
      }
    };
    // The job begins to run before `start` has given its number.
    const begun = Promise.withResolvers<void>();
    const { id } = jobs.start(`stack-${task}`, async (control) => {
      await begun.promise;
      await run(control);
    });
    work = { task, job: id, asked };
    begun.resolve();
    return { job: id };
  };
  return {
    begin,
    isBusy: () => work !== undefined,
    work: () => work?.log?.current(),
    failed: () => failed,
    getWell() {
      if (failed && isMendedByTime(failed)) failed = undefined;
    },
  };
}

/** Whether a start that is under way starts these too. */
function includes({ asked: under, log }: Work, asked: readonly string[] | undefined): boolean {
  if (!asked) return under === undefined;
  const names = log?.current().services.map(({ service }) => service) ?? under;
  return names === undefined || asked.every((name) => names.includes(name));
}

const underWay = (task: StackTask): Fault =>
  new Fault('already-running', 'The stack is being worked on already.', 'Wait until that is done, or cancel it.', {
    details: { case: 'stack', task },
  });
