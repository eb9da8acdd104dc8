import { Fault } from '../../domain/fault.ts';

export const answersAlready = (version: string): Fault =>
  new Fault('bad-request', `"${version}" answers there already.`, 'Choose another version for the canary.', {
    details: { version },
  });

export const noCanary = (): Fault =>
  new Fault('not-found', 'This project has no canary.', 'Start one with another version first.');

export const noChampionReady = (version: string): Fault =>
  new Fault(
    'canary-alone',
    `No copy of the deployed version is ready: "${version}" would get all photos.`,
    'Wait until one is ready, or look at the copies.',
    { details: { version } },
  );
