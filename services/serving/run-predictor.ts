import { randomBytes } from 'node:crypto';
import { type PredictorConfig, predictorNews } from '../../contract/shapes/predictor.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { nativeMemory } from '../domain/native-memory.ts';
import type { Clock } from '../ports/clock.ts';
import type { Launched, Launcher } from '../ports/launcher.ts';
import type { RunningPredictor } from '../ports/predictor.ts';

/** A predictor that runs. */
export interface Session {
  predictor: RunningPredictor;
  port: number;
  /** Aborted when it is over. */
  over: AbortSignal;
}

export interface RunParts {
  launcher: Launcher;
  connect(address: string, token: string): RunningPredictor;
  clock: Clock;
  /** What a predictor started now must be told. */
  plan(): Promise<Omit<PredictorConfig, 'token'>>;
}

/** What becomes of a run: `ready` at most once, then one of the others, unless it is stopped. */
export type RunNews =
  | { type: 'ready'; session: Session }
  /** It said why it cannot run. */
  | { type: 'refused'; fault: Fault }
  | { type: 'died'; fault: Fault };

export interface Run {
  /** Ends it in silence; resolves when it has ended. */
  stop(): Promise<void>;
}

/** A slow machine under load starts a runtime in this time. */
const START_MS = 120_000;
/** The predictor answers what is under way within this time. */
const GRACE_MS = 6000;

/** Starts one process of the predictor, with an internal token of its own, and tells what becomes of it. */
export function runPredictor(parts: RunParts, tell: (news: RunNews) => void): Run {
  const over = new AbortController();
  const end = (news: RunNews) => {
    if (over.signal.aborted) return;
    over.abort();
    tell(news);
  };
  const started = begin(parts, over.signal, tell, end).catch((error: unknown): undefined => {
    end({ type: 'refused', fault: asFault(error) });
  });
  return {
    async stop() {
      over.abort();
      await (await started)?.stop(GRACE_MS);
    },
  };
}

async function begin(
  { launcher, connect, clock, plan }: RunParts,
  over: AbortSignal,
  tell: (news: RunNews) => void,
  end: (news: RunNews) => void,
): Promise<Launched> {
  const token = randomBytes(32).toString('base64url');
  const config = { ...(await plan()), token };
  const process = await launcher.launch('predictor', { env: nativeMemory });
  const up = new AbortController();
  process.onMessage((message) => {
    const { data: news } = predictorNews.safeParse(message);
    if (news?.type === 'failed') end({ type: 'refused', fault: Fault.fromShape(news.fault) });
    if (news?.type !== 'ready' || over.aborted) return;
    up.abort();
    const predictor = connect(`http://127.0.0.1:${news.port}`, token);
    over.addEventListener('abort', () => void predictor.close());
    tell({ type: 'ready', session: { predictor, port: news.port, over } });
  });
  void process.exit.then((exit) => end({ type: 'died', fault: deathFault(exit) }));
  void endLate(process, clock, AbortSignal.any([over, up.signal]));
  process.send({ type: 'configure', config });
  return process;
}

/** Kills a process that neither gets ready nor gives up. */
async function endLate(process: Launched, clock: Clock, settled: AbortSignal): Promise<void> {
  await clock.sleep(START_MS, settled).catch(() => undefined);
  if (!settled.aborted) await process.stop(0);
}

function deathFault({ code, signal, lastWords }: Awaited<Launched['exit']>): Fault {
  const end = signal ?? `exit ${code}`;
  return new Fault(
    'predictor-failed',
    `The program that reads photos stopped again and again (${end}).`,
    'Press Restart; if it stays, run "meadow doctor".',
    { details: { end, lastWords: lastWords.slice(-500) } },
  );
}
