import { Fault } from './fault.ts';

/** How a run does cannot be seen: what runs it does not tell. It may go on all the same, or have ended. */
export class OutOfSight extends Fault {}

/** `why`: what keeps it from being seen. */
export const outOfSight = (why: Fault): OutOfSight =>
  new OutOfSight(why.code, why.message, why.hint, { details: why.details, cause: why.cause });
