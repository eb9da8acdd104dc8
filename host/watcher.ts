import type { Parent } from './parent.ts';

/** At most so often is told how far it is. */
const PACE_MS = 500;

/**
 * A program that is no parent as Node or Electron know one, such as a task of Airflow: it reads a line of JSON for each
 * message on standard error, and is gone when standard input ends.
 */
export function findWatcher(watched: boolean): Parent | undefined {
  if (!watched) return undefined;
  let last = { at: Number.NEGATIVE_INFINITY, stage: '' };
  return {
    post(message) {
      const stage = stageOf(message);
      const now = performance.now();
      if (stage !== undefined && stage === last.stage && now - last.at < PACE_MS) return;
      if (stage !== undefined) last = { at: now, stage };
      process.stderr.write(`${JSON.stringify(message)}\n`);
    },
    onMessage: () => {},
    onGone: (listener) => void process.stdin.on('end', listener).on('error', listener).resume(),
    leave: () => void process.stdin.destroy(),
  };
}

/** Of a message that tells how far it is. */
function stageOf(message: object): string | undefined {
  const progress: unknown = 'progress' in message ? message.progress : undefined;
  return typeof progress === 'object' && progress !== null && 'stage' in progress ? String(progress.stage) : undefined;
}
