import { Fault } from '../fault.ts';

/** What is asked of copies that were never asked for. */
export const nothingDeployed = (): Fault =>
  new Fault('not-found', 'Nothing of this project is deployed there.', 'Deploy it first.', {
    details: { case: 'nothing-deployed' },
  });

export const noLimitsHere = (): Fault =>
  new Fault(
    'bad-request',
    'Copies that are processes of this computer are not added by load.',
    'Give a number of copies, or deploy to a cluster.',
    { details: { case: 'copies-by-load' } },
  );

export const noCopyReady = (): Fault =>
  new Fault('nothing-ready', 'No copy of the predictor is ready.', 'Wait until one is, or look at the Deploy page.');
