import { Fault } from '../domain/fault.ts';
import type { Log } from '../ports/log.ts';
import { type Act, asleep, type Happening, type Life, next } from './lifecycle.ts';
import { type Run, type RunNews, type RunParts, runPredictor, type Session } from './run-predictor.ts';

export interface SupervisorParts extends RunParts {
  log: Log;
  /** It said why it cannot run. True starts it once more, because the plan is another one now. */
  onRefused(fault: Fault): Promise<boolean>;
  onReady(session: Session): void;
  onChange(): void;
}

/** Keeps one predictor running. */
export interface Supervisor {
  readonly life: Life;
  readonly session: Session | undefined;
  start(): void;
  /** Ends it; resolves when it has ended. */
  stop(): Promise<void>;
  /** It has answered a photo: its deaths so far are forgiven. */
  praise(): void;
  /** The session there is, or the next one. Throws a fault where there will be none, or the signal's reason. */
  ready(signal?: AbortSignal): Promise<Session>;
}

/** The state machine of `lifecycle.ts`, with its hands. */
export function createSupervisor(parts: SupervisorParts): Supervisor {
  const { clock, log } = parts;
  let life = asleep;
  let run: Run | undefined;
  let session: Session | undefined;
  let pause = new AbortController();
  let changed = Promise.withResolvers<void>();

  const apply = (...happenings: Happening[]) => {
    const before = life;
    for (const happening of happenings) {
      const [after, act] = next(life, happening);
      life = after;
      perform(act);
    }
    if (life === before) return;
    changed.resolve();
    changed = Promise.withResolvers();
    parts.onChange();
  };

  const perform = (act: Act) => {
    if (act.type === 'launch') launch();
    if (act.type === 'pause') void wait(act.ms);
  };

  const wait = async (ms: number) => {
    pause = new AbortController();
    const { signal } = pause;
    await clock.sleep(ms, signal).catch(() => undefined);
    if (!signal.aborted) apply({ type: 'pause over' });
  };

  const launch = () => {
    pause.abort();
    run = runPredictor(parts, hear);
  };

  const hear = (news: RunNews) => {
    if (news.type === 'ready') return greet(news.session);
    session = undefined;
    const fault = news.fault.toShape();
    log.warn('The predictor ended', { how: news.type, code: fault.code, message: fault.message, ...fault.details });
    if (news.type === 'died') apply({ type: 'died', at: clock.now().getTime(), fault });
    else void reconsider(news.fault);
  };

  const reconsider = async (fault: Fault) => {
    const refused = run;
    const otherwise = await parts.onRefused(fault);
    if (run !== refused || life.phase !== 'starting') return; // stopped meanwhile
    if (otherwise) apply({ type: 'stop' }, { type: 'start' });
    else apply({ type: 'refused', fault: fault.toShape() });
  };

  const greet = (ready: Session) => {
    session = ready;
    apply({ type: 'ready', at: clock.now().getTime() });
    parts.onReady(ready);
  };

  return {
    get life() {
      return life;
    },
    get session() {
      return session;
    },
    start: () => apply({ type: 'start' }),
    async stop() {
      pause.abort();
      session = undefined;
      apply({ type: 'stop' });
      await run?.stop();
    },
    praise: () => apply({ type: 'answered' }),
    async ready(signal) {
      while (!session) {
        signal?.throwIfAborted();
        if (life.phase === 'failed') throw Fault.fromShape(life.fault);
        if (life.phase === 'stopped') throw stopped();
        await either(changed.promise, signal);
      }
      return session;
    },
  };
}

/** Throws the signal's reason where it is aborted first. */
function either(change: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return change;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    void change.then(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    });
  });
}

function stopped(): Fault {
  return new Fault('predictor-failed', 'The program that reads photos is stopped.', 'Start Meadow again.');
}
