import { asFault } from './fault.ts';

/** Whether work that runs elsewhere is left to go on there: this core ends, or another one follows it by now. */
export const isLeftToOthers = (reason: unknown): boolean =>
  ['closing', 'already-running'].includes(asFault(reason).code);
