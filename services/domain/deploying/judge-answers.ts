import { type Errors, moreErrors } from '../canary/more-errors.ts';
import { percent } from '../percent.ts';
import type { Against } from './against.ts';

/** Where nothing is known of those before, so many must fail: less may have been so before. */
const MOST = 0.5;

/** Why a version is to be taken back by what its copies answered, beside what those before answered; nothing where it is not. */
export function judgeAnswers(answered: Errors, before: Errors): Against | undefined {
  const shares = moreErrors(answered, before);
  if (!shares) return undefined;
  const { own, others } = shares;
  if (before.asked > 0)
    return {
      why: `${percent(own)} of its answers failed, ${percent(others)} of those before.`,
      told: { case: 'errors-more', own, others },
    };
  return own >= MOST ? { why: `${percent(own)} of its answers failed.`, told: { case: 'errors', own } } : undefined;
}
