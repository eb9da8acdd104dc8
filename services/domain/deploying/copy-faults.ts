import { Fault } from '../fault.ts';

/** What is asked of copies that were never asked for. */
export const nothingDeployed = (): Fault =>
  new Fault('not-found', 'Nothing of this project is deployed there.', 'Deploy it first.');

export const noCopyReady = (): Fault =>
  new Fault('nothing-ready', 'No copy of the predictor is ready.', 'Wait until one is, or look at the Deploy page.');
