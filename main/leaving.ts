import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FaultShape } from '../contract/errors.ts';
import type { DeskState } from './core-news/desk-state.ts';
import type { ElectronParts, Preventable } from './electron-parts.ts';
import { quitAnswer, quitQuestion } from './quit-question.ts';
import type { Words } from './words/en.ts';

export interface LeavingParts {
  app: Pick<ElectronParts['app'], 'quit' | 'releaseSingleInstanceLock' | 'requestSingleInstanceLock'>;
  dialog: Pick<ElectronParts['dialog'], 'showMessageBox'>;
  words(): Words;
  /** What goes on now, as far as it is known: nothing is while the core does not answer. */
  work(): Pick<DeskState, 'up' | 'jobs'>;
  hide(): void;
  /** Ends everything well: the core stops, and what is to be kept is written. */
  finish(): Promise<void>;
  /** Something of that failed: Meadow ends all the same. */
  onUnfinished(thrown: unknown): void;
  /** Begins all of that again: Meadow stays, as it could not be started as another version. */
  resume(why: FaultShape | undefined): void;
}

/** Starts Meadow as another version. Resolves with what kept it from that; with nothing where Electron is quitting by then. */
export type Restart = () => Promise<FaultShape | undefined>;

/**
 * How Meadow ends, whatever ends it: not without a question where work goes on, and always in this order: everything
 * finishes, then Electron quits, another version is started, or the system goes on to end.
 */
export interface Leaving {
  /** The person wants to quit. */
  ask(): Promise<void>;
  /** Ends without a question. */
  now(): Promise<void>;
  /** Ends for another version, which is started when nothing of this one works on the data any more. */
  giveWay(restart: Restart): Promise<void>;
  /** Electron would quit: not before everything has finished. */
  onQuit(event: Preventable): void;
  /** The system ends: it is asked to wait until everything has finished. */
  onShutdown(event: Preventable): void;
  /** Work began or ended: whoever wanted to quit when it is done may get what they wanted. */
  workChanged(): void;
  /** The person is back: what they wanted when they left counts no more. */
  stay(): void;
  /** It is ending: windows may close. */
  readonly isDecided: boolean;
}

export function createLeaving({ app, dialog, words, work, hide, finish, onUnfinished, resume }: LeavingParts): Leaving {
  let asking = false;
  let whenDone = false;
  let ending: Promise<void> | undefined;
  /** Whatever becomes of another version. */
  let mustEnd = false;
  /** Everything has finished: Electron may quit; and it does. */
  let finished = false;
  let quits = false;

  const isIdle = () => work().up && work().jobs.length === 0;
  function quit(): void {
    finished = true;
    app.quit();
  }

  async function end(): Promise<void> {
    await finish().catch(onUnfinished);
    quit();
  }
  async function giveWay(restart: Restart): Promise<void> {
    await finish().catch(onUnfinished);
    // The other version is started beside this program, and would leave its place to whoever holds the lock.
    app.releaseSingleInstanceLock();
    finished = true;
    quits = false;
    const why = await restart();
    if (!why && quits) return;
    finished = false;
    // Also an updater that failed may have asked Electron to quit, in the turn after.
    await nextTurn();
    if (mustEnd || !app.requestSingleInstanceLock()) return quit();
    ending = undefined;
    resume(why);
  }
  function now(): Promise<void> {
    mustEnd = true;
    ending ??= end();
    return ending;
  }
  async function ask(): Promise<void> {
    if (asking || ending) return;
    const question = quitQuestion(work().jobs, words());
    if (!question) return now();
    asking = true;
    const answer = quitAnswer((await dialog.showMessageBox(question)).response);
    asking = false;
    whenDone = answer === 'when-done';
    // It may have ended while the person thought.
    if (answer === 'now' || (whenDone && isIdle())) return now();
    if (whenDone) hide();
  }

  return {
    now,
    ask,
    async giveWay(restart) {
      ending ??= giveWay(restart);
      await ending;
    },
    onQuit(event) {
      quits = finished;
      if (finished) return;
      event.preventDefault();
      void ask();
    },
    onShutdown(event) {
      if (!finished) event.preventDefault();
      void now();
    },
    workChanged() {
      if (whenDone && isIdle()) void now();
    },
    stay() {
      whenDone = false;
    },
    get isDecided() {
      return ending !== undefined;
    },
  };
}
