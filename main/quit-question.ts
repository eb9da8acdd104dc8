import type { MessageBoxOptions } from 'electron';
import type { Job } from '../contract/shapes/job.ts';
import { jobName } from './core-news/job-name.ts';
import type { Words } from './words/en.ts';

export type QuitAnswer = 'stay' | 'when-done' | 'now';

/** In the order of the question's buttons. */
const ANSWERS = ['stay', 'when-done', 'now'] as const satisfies readonly QuitAnswer[];

/** What is asked of a person who quits while work goes on; nothing where there is none. */
export function quitQuestion(jobs: readonly Job[], words: Words): MessageBoxOptions | undefined {
  if (jobs.length === 0) return undefined;
  const names = [...new Set(jobs.map((job) => jobName(job, words)))];
  return {
    type: 'question',
    title: words.quit.title,
    message: words.quit.title,
    detail: `${words.quit.running(new Intl.ListFormat(words.language).format(names))}\n\n${words.quit.detail}`,
    buttons: [words.quit.stay, words.quit.whenDone, words.quit.now],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
}

/** By the number of the button; whatever else happens to the question, nothing ends. */
export const quitAnswer = (button: number): QuitAnswer => ANSWERS[button] ?? 'stay';
