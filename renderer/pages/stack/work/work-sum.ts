import type { ServiceStep, ServiceWork } from '../../../../contract/shapes/stack.ts';

/** How far work has come in all: a share, and how many services are done with. */
export interface WorkSum {
  share: number;
  done: number;
  total: number;
  failed: number;
  /** Seconds left: those of the service that takes longest. */
  left?: number;
}

/** From where to where a step leads, as shares of what is to be done for a service. */
const stretches: Record<ServiceStep, [from: number, to: number]> = {
  waiting: [0, 0],
  pull: [0, 0.6],
  build: [0, 0.6],
  create: [0.6, 0.65],
  start: [0.65, 0.7],
  copy: [0, 0.5],
  check: [0.7, 0.7],
  stop: [0, 0.5],
  remove: [0.5, 0.9],
  done: [1, 1],
  failed: [1, 1],
};

export function sumOf(services: readonly ServiceWork[]): WorkSum {
  const share = services.reduce((sum, work) => sum + shareOf(work), 0) / Math.max(services.length, 1);
  const lefts = services.flatMap(({ left, step }) => (left === undefined || isOver(step) ? [] : [left]));
  const sum = {
    share,
    done: services.filter(({ step }) => step === 'done').length,
    failed: services.filter(({ step }) => step === 'failed').length,
    total: services.length,
  };
  return lefts.length > 0 ? { ...sum, left: Math.max(...lefts) } : sum;
}

/** How far the work on one service is. */
export function shareOf({ step, done, total }: Pick<ServiceWork, 'step' | 'done' | 'total'>): number {
  const [from, to] = stretches[step];
  return from + (to - from) * (total > 0 ? Math.min(done / total, 1) : 0);
}

const isOver = (step: ServiceStep): boolean => step === 'done' || step === 'failed';
