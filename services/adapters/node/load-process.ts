import { loadNews } from '../../../contract/shapes/load-process.ts';
import { Fault } from '../../domain/fault.ts';
import type { Launcher } from '../../ports/launcher.ts';
import type { LoadGenerator } from '../../ports/load-generator.ts';

/** It has nothing to finish: what was counted until now is told. */
const GRACE_MS = 2000;

/** Asks from a process of its own, so that neither this one waits nor its work is counted as the generator's. */
export const createLoadProcess = ({ launcher }: { launcher: Launcher }): LoadGenerator => ({
  async run(order, { signal, onTick }) {
    signal.throwIfAborted();
    const process = await launcher.launch('load', {});
    let fault: Fault | undefined;
    process.onMessage((posted) => {
      const news = loadNews.safeParse(posted).data;
      if (news?.type === 'tick') onTick(news.tick);
      if (news?.type === 'failed') fault = Fault.fromShape(news.fault);
    });
    const stop = () => void process.stop(GRACE_MS);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else process.send({ type: 'load', order });
    try {
      const { code, signal: killedBy, lastWords } = await process.exit;
      signal.throwIfAborted();
      if (code !== 0) throw fault ?? ended(killedBy ?? `exit ${code}`, lastWords);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  },
});

const ended = (how: string, lastWords: string): Fault =>
  new Fault('internal', `The program that sends photos ended unexpectedly (${how}).`, 'Start the test again.', {
    details: { case: 'load-ended', said: lastWords.slice(-500), lastWords: lastWords.slice(-500) },
  });
