import { Fault } from './fault.ts';

/** Throws `bad-request` where a name can be no run's. */
export const requireRun = (run: string): void => {
  if (!/^[\w-]{1,100}$/.test(run))
    throw new Fault('bad-request', `"${run}" names no training.`, 'Look at the list.', {
      details: { case: 'run-name', run },
    });
};

export const missingAttachment = (run: string, name: string, cause?: unknown): Fault =>
  new Fault('not-found', `The training "${run}" has no file "${name}".`, 'It may have been removed.', {
    details: { case: 'run-file', run, name },
    cause,
  });

interface Said {
  params?: Record<string, string> | undefined;
  tags?: Record<string, string> | undefined;
}

/** What is said of a run, with more: the first value of a parameter stays, and the last of everything else. */
export const withDescription = <Before extends Said, More extends Said>(before: Before, more: More) => ({
  ...before,
  ...more,
  params: { ...more.params, ...before.params },
  tags: { ...before.tags, ...more.tags },
});
