import { Fault } from '../../domain/fault.ts';

export const answersAlready = (version: string): Fault =>
  new Fault('bad-request', `"${version}" answers there already.`, 'Choose another version for the canary.', {
    details: { case: 'canary-answers', version },
  });

/** What the gate said, with the ways that a canary has on from there. */
export const gateRefused = ({ code, message, details }: Fault): Fault =>
  new Fault(
    code,
    message,
    'Promote it by hand and say why: meadow deploy promote --force REASON; or abort it: meadow deploy abort.',
    { details },
  );

export const noCanary = (): Fault =>
  new Fault('not-found', 'This project has no canary.', 'Start one with another version first.', {
    details: { case: 'no-canary' },
  });

export const noChampionReady = (version: string): Fault =>
  new Fault(
    'canary-alone',
    `No copy of the deployed version is ready: "${version}" would get all photos.`,
    'Wait until one is ready, or look at the copies.',
    { details: { version } },
  );
