import type { Job } from '../../../../contract/shapes/job.ts';

/** From where to where a stage of a deployment leads, as shares of the whole. */
const stretches: Record<string, readonly [from: number, to: number]> = {
  'deploy-build': [0, 0.25],
  'deploy-load': [0.25, 0.45],
  'deploy-apply': [0.45, 0.5],
  'deploy-wait': [0.5, 1],
};

export const stages = ['deploy-build', 'deploy-load', 'deploy-apply', 'deploy-wait'] as const;

/** How far a deployment is, from 0 to 1. A stage that counts nothing stands where it begins. */
export function workShare({ stage, done, total }: Job['progress']): number {
  const [from, to] = stretches[stage] ?? [0, 0];
  return from + (to - from) * (total > 0 ? Math.min(done / total, 1) : 0);
}
