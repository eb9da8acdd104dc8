import { type Errors, moreErrors } from '../canary/more-errors.ts';
import { percent } from '../percent.ts';

/** Why a version is to be taken back by what its copies answered, beside what those before answered; nothing where it is not. */
export function judgeAnswers(own: Errors, before: Errors): string | undefined {
  const shares = moreErrors(own, before);
  return shares && `${percent(shares.own)} of its answers failed, ${percent(shares.others)} of those before.`;
}
