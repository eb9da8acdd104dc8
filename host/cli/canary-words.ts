import type { Canary, CanaryWait } from '../../contract/shapes/canary.ts';
import { canaryCopies, canaryShare } from '../../contract/shapes/canary-share.ts';
import { timeLeft } from './progress-line.ts';
import { moment } from './trigger-words.ts';

const and = new Intl.ListFormat('en', { type: 'conjunction' });
const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What share a version will get beside so many copies, where it is not what was asked for, too. */
export function shareWords(version: string, percent: number, champions: number): string {
  const canaries = canaryCopies(percent, champions);
  const share = Math.round(100 * canaryShare(canaries, champions));
  const of = `${canaries} of ${canaries + champions} copies`;
  return share === percent
    ? `${version} gets ${of} (${share} %).`
    : `${percent} % cannot be had beside ${counted(champions, 'copy', 'copies')}: ${version} gets ${share} % (${of}).`;
}

/** What is still missing for a decision; nothing where all is there. */
export function waitWords({ waits, canary, champion }: Pick<Canary, 'waits' | 'canary' | 'champion'>): string {
  const words = {
    ready: (more) => `${counted(more, 'more copy', 'more copies')} to be ready`,
    time: (more) => `${timeLeft(more)} more`,
    answers: (more) => `${counted(more, 'more request')} to ${canary.version}`,
    champion: (more) => `${counted(more, 'more request')} to ${champion.version}`,
    agreement: (more) => `${counted(more, 'more photo')} to be compared`,
  } satisfies Record<CanaryWait['for'], (more: number) => string>;
  const open = waits.filter(({ done, total }) => done < total);
  return and.format(open.map(({ for: what, done, total }) => words[what](Math.ceil(total - done))));
}

/** How a canary that goes on stands, in a sentence. */
export function standing(canary: Canary): string {
  const { version, champion, refused, byHand, state, fault } = canary;
  if (state === 'promoting') return `${version} takes the place of ${champion.version}.`;
  if (fault) return fault.message;
  const missing = waitWords(canary);
  const waiting = missing === '' ? '' : `It waits for ${missing}.`;
  if (refused)
    return [waiting, 'It is not promoted by itself:', refused.message, refused.hint].filter(Boolean).join(' ');
  if (waiting) return waiting;
  return byHand
    ? 'As good as the champion: "meadow deploy promote" or "meadow deploy abort".'
    : 'About to be promoted.';
}

/** How one ended, when, and why, in a line. */
export function endWords(
  { version }: Pick<Canary, 'version'>,
  { how, at, why }: NonNullable<Canary['ended']>,
  now: Date,
): string {
  const because = why.kind === 'person' ? ', by a person.' : `: ${why.message}`;
  return `${version} was ${how} at ${moment(at, now)}${because}`;
}
