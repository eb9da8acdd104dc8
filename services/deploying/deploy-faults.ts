import type { DeployTarget } from '../../contract/shapes/deployment.ts';
import type { Against } from '../domain/deploying/against.ts';
import { Fault } from '../domain/fault.ts';

export const deploymentBusy = (): Fault =>
  new Fault('already-running', 'Its deployment is being changed just now.', 'Wait until that is done, or cancel it.', {
    details: { case: 'deployment' },
  });

export const notDeployed = (): Fault =>
  new Fault('not-found', 'This project is not deployed anywhere.', 'Deploy it first.', {
    details: { case: 'not-deployed' },
  });

export const needsWindow = (): Fault =>
  new Fault(
    'bad-request',
    'Copies that are processes of this computer end with the Meadow that started them.',
    'Start Meadow, then deploy them from there, or deploy to a cluster.',
    { details: { case: 'copies-end' } },
  );

export const noCluster = (context: string): Fault =>
  new Fault(
    'cluster-missing',
    context === '' ? 'No cluster of this computer was found.' : `There is no cluster "${context}" in the kubeconfig.`,
    'Start one, or name one with --context; "meadow deploy clusters" lists those there are.',
    { details: context === '' ? { case: 'none' } : { case: 'named', context } },
  );

export const clusterRemote = (context: string): Fault =>
  new Fault(
    'cluster-remote',
    `The cluster "${context}" is not on this computer.`,
    'Type its name to deploy there all the same: --confirm on the command line.',
    { details: { context } },
  );

export const deployedElsewhere = (target: DeployTarget): Fault => {
  const where = target.kind === 'kubernetes' ? `in "${target.context}"` : 'as processes of this computer';
  return new Fault('already-there', `This project is deployed ${where}.`, 'Remove it there first.', {
    details: target.kind === 'kubernetes' ? { case: 'in-cluster', context: target.context } : { case: 'as-processes' },
  });
};

export const nothingBefore = (): Fault =>
  new Fault('not-found', 'No version answered there before.', 'Deploy the version that you want.', {
    details: { case: 'no-version-before' },
  });

export const nothingReady = (cause?: unknown): Fault =>
  new Fault('nothing-ready', 'No copy of the predictor answers.', 'Wait until one is ready, or look at the copies.', {
    cause,
  });

export const takenBack = (version: string, { why, told }: Against, before: string): Fault =>
  new Fault(
    'rollout-taken-back',
    `${version} was taken back: ${why}`,
    `Look at the logs of its copies, then deploy it again; ${before} answers as before.`,
    { details: { ...told, version, why, before } },
  );
