import type { Job } from '../contract/shapes/job.ts';
import type { ElectronParts } from './electron-parts.ts';
import { quitAnswer, quitQuestion } from './quit-question.ts';
import type { Words } from './words/en.ts';

export interface LeavingParts {
  app: Pick<ElectronParts['app'], 'quit'>;
  dialog: Pick<ElectronParts['dialog'], 'showMessageBox'>;
  words(): Words;
  /** What goes on now. */
  jobs(): readonly Job[];
  hide(): void;
  /** Ends everything well. */
  finish(): Promise<void>;
}

/** How Meadow ends: not without a question where work goes on, and not before all of it has ended. */
export interface Leaving {
  /** The person wants to quit. */
  ask(): Promise<void>;
  /** Ends without a question. */
  now(): Promise<void>;
  /** Work began or ended: whoever wanted to quit when it is done may get what they wanted. */
  jobsChanged(): void;
  /** It is ending: windows may close. */
  readonly isDecided: boolean;
  /** Everything has ended: Electron may. */
  readonly isDone: boolean;
}

export function createLeaving({ app, dialog, words, jobs, hide, finish }: LeavingParts): Leaving {
  let asking = false;
  let whenDone = false;
  let finishing: Promise<void> | undefined;
  let done = false;

  async function end(): Promise<void> {
    await finish().catch(() => undefined);
    done = true;
    app.quit();
  }
  function now(): Promise<void> {
    finishing ??= end();
    return finishing;
  }

  return {
    now,
    async ask() {
      if (asking || finishing) return;
      const question = quitQuestion(jobs(), words());
      if (!question) return now();
      asking = true;
      const answer = quitAnswer((await dialog.showMessageBox(question)).response);
      asking = false;
      whenDone = answer === 'when-done';
      // It may have ended while the person thought.
      if (answer === 'now' || (whenDone && jobs().length === 0)) return now();
      if (whenDone) hide();
    },
    jobsChanged() {
      if (whenDone && jobs().length === 0) void now();
    },
    get isDecided() {
      return finishing !== undefined;
    },
    get isDone() {
      return done;
    },
  };
}
