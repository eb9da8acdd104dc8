import type { DeployedCopies } from '../../../contract/shapes/deployment.ts';
import type { Against } from './against.ts';

/** Seconds without one ready copy: a cluster that starts anew, with the computer, needs as long for any version. */
const SILENT_S = 180;
/** Seconds of a copy that ends after each start, or takes too much memory. */
const FALLEN_S = 30;

export type Ailment = Against & { kind: 'silent' | 'fallen' };

/**
 * What is wrong with a version that got ready some time ago, as far as it may be the version's fault: not that there is no
 * room for one more copy, nor that one of them ended.
 */
export function ailmentOf({ version, replicas, pods }: DeployedCopies): Ailment | undefined {
  const own = pods.filter((pod) => pod.version === version && pod.state !== 'ending');
  for (const { trouble } of own)
    if (trouble?.kind === 'crash-loop' || trouble?.kind === 'out-of-memory')
      return { kind: 'fallen', why: trouble.message, told: { case: trouble.kind } };
  const silent = replicas > 0 && own.every(({ state }) => state !== 'ready');
  return silent
    ? { kind: 'silent', why: 'None of its copies is ready any more.', told: { case: 'silent' } }
    : undefined;
}

/** Whether it lasts for so long that the version is to be taken back. */
export const isLasting = ({ kind }: Ailment, seconds: number): boolean =>
  seconds >= (kind === 'fallen' ? FALLEN_S : SILENT_S);
