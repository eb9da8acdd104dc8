import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { type DeployWord, deployWord } from './deploy-state.ts';

/** The one thing to do next with what is deployed. */
export type DeployStep =
  | { kind: 'cancel'; job: string }
  | { kind: 'look-again' | 'restart' | 'start' | 'test' }
  /** A version that was tried and failed, or that is wanted and is not there; `take`: what somebody else has set, too. */
  | { kind: 'again' | 'take'; version: string | undefined };

/** None while copies get ready by themselves. */
export function nextStep(deployment: Deployment): DeployStep | undefined {
  const { job, failed, follows, version } = deployment;
  if (job !== undefined) return { kind: 'cancel', job };
  const word = deployWord(deployment);
  if (word === 'away') return { kind: 'look-again' };
  if (failed && failed.fault.code !== 'cancelled') {
    const kind = failed.fault.code === 'deploy-conflict' ? 'take' : 'again';
    return { kind, version: follows ? undefined : failed.version };
  }
  if (word === 'gone') return { kind: 'again', version: follows ? undefined : version };
  return byWord[word];
}

const byWord: Partial<Record<DeployWord, DeployStep>> = {
  paused: { kind: 'start' },
  ready: { kind: 'test' },
  partly: { kind: 'test' },
  wrong: { kind: 'restart' },
};
