import { type Errors, moreErrors } from '../canary/more-errors.ts';
import { percent } from '../percent.ts';

/** Where nothing is known of those before, so many must fail: less may have been so before. */
const MOST = 0.5;

/** Why a version is to be taken back by what its copies answered, beside what those before answered; nothing where it is not. */
export function judgeAnswers(own: Errors, before: Errors): string | undefined {
  const shares = moreErrors(own, before);
  if (!shares) return undefined;
  if (before.asked > 0)
    return `${percent(shares.own)} of its answers failed, ${percent(shares.others)} of those before.`;
  return shares.own >= MOST ? `${percent(shares.own)} of its answers failed.` : undefined;
}
