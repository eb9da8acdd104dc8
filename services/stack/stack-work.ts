import type { ServiceWork, StackTask, StackWork } from '../../contract/shapes/stack.ts';
import type { Fault } from '../domain/fault.ts';
import { type ProgressSample, timeLeft, withSample } from '../domain/time-left.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';

/** What is done with the services, as it goes on. */
export interface WorkLog {
  current(): StackWork;
  /** A new step counts from anew. */
  step(service: string, step: ServiceWork['step'], waitsFor?: readonly string[]): void;
  progress(service: string, progress: { done: number; total: number }): void;
  fail(service: string, fault: Fault): void;
}

export interface WorkParts {
  task: StackTask;
  services: readonly string[];
  control: JobControl;
  clock: Clock;
  onChange(): void;
}

export function createWorkLog({ task, services, control, clock, onChange }: WorkParts): WorkLog {
  const work = new Map<string, ServiceWork>(
    services.map((service) => [service, { service, step: 'waiting', done: 0, total: 0, waitsFor: [] }]),
  );
  const samples = new Map<string, readonly ProgressSample[]>();

  const change = (service: string, part: Partial<ServiceWork>) => {
    const known = work.get(service);
    if (!known) return;
    work.set(service, { ...known, ...part });
    const ended = [...work.values()].filter(({ step }) => step === 'done' || step === 'failed').length;
    control.report({ stage: `stack-${task}`, done: ended, total: work.size });
    onChange();
  };
  return {
    current: () => ({ job: control.id, task, services: [...work.values()] }),
    step(service, step, waitsFor = []) {
      samples.delete(service);
      const { left: _, ...known } = work.get(service) ?? { service };
      work.set(service, { ...known, step, done: 0, total: 0, waitsFor: [...waitsFor] });
      change(service, {});
    },
    progress(service, { done, total }) {
      const seen = withSample(samples.get(service) ?? [], { at: clock.now().getTime(), done });
      samples.set(service, seen);
      const left = timeLeft(seen, total);
      change(service, { done, total, ...(left !== undefined && { left }) });
    },
    fail: (service, fault) => change(service, { step: 'failed', waitsFor: [], fault: fault.toShape() }),
  };
}
