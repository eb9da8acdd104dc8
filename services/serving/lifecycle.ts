import type { FaultShape } from '../../contract/errors.ts';

/** How the predictor's process is. Times are milliseconds of the epoch. */
export type Life = { readonly strikes: number; readonly restarts: number } & (
  | { readonly phase: 'stopped' }
  /** `again`: it died before. */
  | { readonly phase: 'starting'; readonly again: boolean }
  | { readonly phase: 'ready'; readonly since: number }
  | { readonly phase: 'pausing' }
  | { readonly phase: 'failed'; readonly fault: FaultShape }
);

/** What can happen to it. The shell tells only of the process it started last. */
export type Happening =
  /** A person, or the program's start, wants it to run. */
  | { type: 'start' }
  | { type: 'stop' }
  | { type: 'ready'; at: number }
  /** It has answered a photo: it is of use. */
  | { type: 'answered' }
  /** It ended without being asked to; `fault` says so. */
  | { type: 'died'; at: number; fault: FaultShape }
  /** It said why it cannot run; starting it again would change nothing. */
  | { type: 'refused'; fault: FaultShape }
  | { type: 'pause over' };

/** What the shell must do then. */
export type Act = { type: 'launch' } | { type: 'pause'; ms: number } | { type: 'none' };

/** A process that lived this long did not die of its start. */
const LONG_MS = 10_000;
/** Death at the start weighs more than a death by a photo: nothing will make it better. */
const START_STRIKES = 3;
const MOST_STRIKES = 12;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

const none: Act = { type: 'none' };

export const asleep: Life = { phase: 'stopped', strikes: 0, restarts: 0 };

/** The next state, and what to do. What cannot happen in a state changes nothing. */
export function next(life: Life, happening: Happening): [Life, Act] {
  const { restarts } = life;
  switch (happening.type) {
    case 'start':
      if (isAlive(life)) return [life, none];
      return [{ phase: 'starting', again: false, strikes: 0, restarts }, { type: 'launch' }];
    case 'stop':
      return [{ phase: 'stopped', strikes: 0, restarts }, none];
    case 'ready':
      return life.phase === 'starting'
        ? [{ ...counts(life), phase: 'ready', since: happening.at }, none]
        : [life, none];
    case 'answered':
      return [life.strikes === 0 ? life : { ...life, strikes: 0 }, none];
    case 'died':
      return isAlive(life) ? died(life, happening) : [life, none];
    case 'refused':
      return life.phase === 'starting'
        ? [{ ...counts(life), phase: 'failed', fault: happening.fault }, none]
        : [life, none];
    case 'pause over':
      if (life.phase !== 'pausing') return [life, none];
      return [{ ...counts(life), phase: 'starting', again: true }, { type: 'launch' }];
  }
}

type Alive = Extract<Life, { phase: 'starting' | 'ready' }>;

function isAlive(life: Life): life is Alive {
  return life.phase === 'starting' || life.phase === 'ready';
}

const counts = ({ strikes, restarts }: Life) => ({ strikes, restarts });

function died(life: Alive, { at, fault }: Extract<Happening, { type: 'died' }>): [Life, Act] {
  const strikes = strikesAfter(life, at);
  const restarts = life.restarts + 1;
  if (strikes >= MOST_STRIKES) return [{ phase: 'failed', fault, strikes, restarts }, none];
  const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (strikes - 1));
  return [
    { phase: 'pausing', strikes, restarts },
    { type: 'pause', ms },
  ];
}

function strikesAfter(life: Alive, at: number): number {
  if (life.phase === 'starting') return life.strikes + START_STRIKES;
  return at - life.since >= LONG_MS ? 1 : life.strikes + 1;
}
