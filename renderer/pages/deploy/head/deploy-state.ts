import type { Deployment } from '../../../../contract/shapes/deployment.ts';

/** How a deployment is, as one word of the texts. */
export type DeployWord =
  /** A job changes it. */
  | 'working'
  /** The target cannot be asked. */
  | 'away'
  /** It is wanted, and nothing of it is there. */
  | 'gone'
  /** No copies are asked for. */
  | 'paused'
  | 'ready'
  /** Some copies answer, others do not yet. */
  | 'partly'
  | 'starting'
  /** No copy answers, and one is in trouble. */
  | 'wrong';

export function deployWord({ job, fault, deployed }: Pick<Deployment, 'job' | 'fault' | 'deployed'>): DeployWord {
  if (job !== undefined) return 'working';
  if (fault) return 'away';
  if (!deployed) return 'gone';
  if (deployed.replicas === 0) return 'paused';
  if (deployed.settled) return 'ready';
  if (deployed.pods.some(({ state }) => state === 'ready')) return 'partly';
  return deployed.pods.some(({ trouble, state }) => trouble || state === 'failed') ? 'wrong' : 'starting';
}

const dots = {
  working: 'starting',
  away: 'failed',
  gone: 'off',
  paused: 'off',
  ready: 'ready',
  partly: 'starting',
  starting: 'starting',
  wrong: 'failed',
} as const;

/** The same at a glance. */
export const dotOfDeploy = (word: DeployWord) => dots[word];

/** The versions whose copies answer now: two while one takes the place of another. */
export function answering({ deployed }: Pick<Deployment, 'deployed'>): string[] {
  const ready = deployed?.pods.filter(({ state }) => state === 'ready') ?? [];
  return [...new Set(ready.map(({ version }) => version))];
}
