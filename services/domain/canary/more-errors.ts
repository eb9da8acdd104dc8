import { wilsonInterval } from '../interval.ts';

/** Requests, and how many of them failed. */
export interface Errors {
  asked: number;
  errors: number;
}

/** Fewer requests say nothing, neither for a version nor against it. */
export const LEAST = 10;
/** Errors that are too few to speak against a version, whatever the others do. */
const FEW = 0.01;
/** One, or two, are chance however few were asked. */
const LEAST_ERRORS = 3;

/** The shares that failed, where more of its own than of the others' did, beyond chance (95 % intervals with a gap). */
export function moreErrors(own: Errors, others: Errors): { own: number; others: number } | undefined {
  if (own.asked < LEAST || own.errors < LEAST_ERRORS) return undefined;
  const [least] = wilsonInterval(own.errors, own.asked);
  const usual = others.asked === 0 ? 0 : wilsonInterval(others.errors, others.asked)[1];
  return least > Math.max(FEW, usual) ? { own: shareOf(own), others: shareOf(others) } : undefined;
}

const shareOf = ({ asked, errors }: Errors): number => (asked === 0 ? 0 : errors / asked);
