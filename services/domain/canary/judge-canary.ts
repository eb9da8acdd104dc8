import type { CanaryAgreement, CanarySide, CanaryWait, CanaryWhy } from '../../../contract/shapes/canary.ts';
import { REQUESTS_PER_CONNECTION } from '../deploying/requests-per-connection.ts';
import { wilsonInterval } from '../interval.ts';
import { percent } from '../percent.ts';
import { LEAST, moreErrors } from './more-errors.ts';

export interface CanaryEvidence {
  champion: CanarySide;
  canary: CanarySide;
  agreement: CanaryAgreement;
  /** Since its copies are ready. */
  seconds: number;
}

/** What there must be before a canary is promoted. */
export interface CanaryTerms {
  /** Requests that it answered. */
  answers: number;
  seconds: number;
}

export type CanaryVerdict =
  | { kind: 'wait'; waits: CanaryWait[] }
  | { kind: 'promote'; why: CanaryWhy }
  | { kind: 'abort'; why: CanaryWhy };

/** More photos in a hundred that are "neither" than of the champion's, so that it is more than another mixture. */
const MORE_NEITHER = 0.05;
/** Versions that learnt from nearly the same photos say the same of more. */
export const LEAST_AGREEMENT = 0.85;
/** So much slower, and so many seconds besides: what counts the times is coarse, and a computer has other work too. */
const SLOWER = 2;
const SLOWER_S = 0.1;

/**
 * Whether a canary is as good as the champion, by what both were seen to do. It is aborted only by what goes beyond
 * chance (95 % intervals that leave a gap), and promoted only when all there must be is there. What photos show is up to who
 * sends them, and a connection's requests come from one: of "neither" as many are taken for one as a connection leads to the
 * same copy. That also leaves room for its being looked at every other second.
 */
export function judgeCanary(evidence: CanaryEvidence, terms: CanaryTerms): CanaryVerdict {
  const waits = waitsOf(evidence, terms);
  // Its first answers are slow as a matter of course: that is judged by all of them.
  const isWhole = waits.every(({ done, total }) => done >= total);
  const whole = isWhole ? slow(evidence) : undefined;
  const against = errors(evidence) ?? disagrees(evidence) ?? neither(evidence) ?? whole;
  if (against) return { kind: 'abort', why: against };
  return isWhole ? { kind: 'promote', why: sound(evidence) } : { kind: 'wait', waits };
}

function errors({ champion, canary }: CanaryEvidence): CanaryWhy | undefined {
  const shares = moreErrors(canary, champion);
  if (!shares) return undefined;
  const { own, others } = shares;
  return why('errors', `${percent(own)} of its answers failed, ${percent(others)} of the champion's.`, {
    canary: own,
    champion: others,
    photos: canary.asked,
  });
}

function disagrees({ agreement: { asked, agreed, none } }: CanaryEvidence): CanaryWhy | undefined {
  if (none || asked < LEAST || wilsonInterval(agreed, asked)[1] >= LEAST_AGREEMENT) return undefined;
  return why('disagrees', `It says the same as the champion of ${agreed} of ${asked} photos only.`, {
    canary: agreed / asked,
    agreed,
    photos: asked,
  });
}

function neither({ champion, canary }: CanaryEvidence): CanaryWhy | undefined {
  if (canary.verdicts < LEAST || champion.verdicts < LEAST) return undefined;
  const [least] = byConnections(canary);
  const [, most] = byConnections(champion);
  if (least <= most + MORE_NEITHER) return undefined;
  const shares = { canary: canary.neither / canary.verdicts, champion: champion.neither / champion.verdicts };
  return why(
    'neither',
    `It calls ${percent(shares.canary)} of its photos "neither", the champion ${percent(shares.champion)}.`,
    { ...shares, photos: canary.verdicts },
  );
}

/** The interval of the share that is "neither", as if each connection had been asked one photo. */
const byConnections = ({ neither: said, verdicts }: CanarySide): [number, number] =>
  wilsonInterval(said / REQUESTS_PER_CONNECTION, verdicts / REQUESTS_PER_CONNECTION);

function slow({ champion, canary }: CanaryEvidence): CanaryWhy | undefined {
  const { p50: half, p95: own } = canary;
  const { p50: usualHalf, p95: usual } = champion;
  const isSlower = (mine: number | undefined, theirs: number | undefined) =>
    mine !== undefined && theirs !== undefined && mine > SLOWER * theirs + SLOWER_S;
  // A few that took long are the computer's; where the half of all does, it is the version.
  if (own === undefined || usual === undefined || !isSlower(own, usual) || !isSlower(half, usualHalf)) return undefined;
  return why('slow', `95 % of its answers took up to ${seconds(own)}, of the champion's ${seconds(usual)}.`, {
    canary: own,
    champion: usual,
    photos: canary.asked,
  });
}

function waitsOf({ champion, canary, agreement, seconds: past }: CanaryEvidence, terms: CanaryTerms): CanaryWait[] {
  const { asked, total } = agreement;
  // Meadow itself asks those photos, one after the other; requests come when somebody sends them.
  const photosLeft = asked === 0 ? undefined : ((total - asked) * past) / asked;
  const all: CanaryWait[] = [
    wait('time', past, terms.seconds, terms.seconds - past),
    wait('answers', canary.asked, Math.max(LEAST, terms.answers)),
    wait('champion', champion.asked, LEAST),
    ...(agreement.none ? [] : [wait('agreement', asked, total, photosLeft)]),
  ];
  return all.filter(({ total }) => total > 0);
}

function wait(what: CanaryWait['for'], done: number, total: number, left?: number): CanaryWait {
  const isOpen = done < total;
  return { for: what, done: Math.min(done, total), total, ...(isOpen && left !== undefined && { left }) };
}

const sound = ({ canary, agreement }: CanaryEvidence): CanaryWhy =>
  why('sound', `It answered ${canary.asked} requests as well as the champion.`, {
    photos: canary.asked,
    ...(!agreement.none && agreement.asked > 0 && { canary: agreement.agreed / agreement.asked }),
  });

const why = (kind: CanaryWhy['kind'], message: string, details: CanaryWhy['details']): CanaryWhy => ({
  kind,
  message,
  details,
});

const seconds = (value: number): string => `${value.toPrecision(2)} s`;
