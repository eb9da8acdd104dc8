import { z } from 'zod';
import { faultShape } from '../../../contract/errors.ts';
import { Fault } from '../../domain/fault.ts';
import { nativeMemory } from '../../domain/native-memory.ts';
import type { Launched, Launcher } from '../../ports/launcher.ts';
import type { Orchestrator } from '../../ports/orchestrator.ts';

/** What a step program posts while it runs. */
const stepMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    progress: z.object({ stage: z.string(), done: z.int(), total: z.int() }),
  }),
  z.object({ type: z.literal('failed'), fault: faultShape }),
]);

/** Longer than a step takes to stop by itself. */
const GRACE_MS = 10_000;

export interface StepProcessesParts {
  launcher: Launcher;
  /** What tells a step program which data folder it works on. */
  env: Record<string, string>;
}

/** Runs the steps of each order in one process of their own, which keeps what is costly to start from step to step. */
export const createStepProcesses = ({ launcher, env }: StepProcessesParts): Orchestrator => ({
  async run({ run, steps }, { signal, report }) {
    signal.throwIfAborted();
    const args = [...steps, '--run', run];
    const process = await launcher.launch('step', { args, env: { ...nativeMemory, ...env } });
    let fault: Fault | undefined;
    process.onMessage((posted) => {
      const message = stepMessage.safeParse(posted).data;
      if (message?.type === 'progress') report(message.progress);
      if (message?.type === 'failed') fault = Fault.fromShape(message.fault);
    });
    const stop = () => void process.stop(GRACE_MS);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      await untilDone(process, () => fault, signal);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  },
});

async function untilDone({ exit }: Launched, told: () => Fault | undefined, signal: AbortSignal): Promise<void> {
  const { code, signal: killedBy, lastWords } = await exit;
  if (code === 0) return;
  signal.throwIfAborted();
  throw (
    told() ??
    new Fault(
      'internal',
      `The work ended unexpectedly (${killedBy ?? `exit ${code}`}).`,
      'Start it again: what it had done is kept.',
      { details: { case: 'work-ended', said: lastWords.slice(-500), lastWords: lastWords.slice(-500) } },
    )
  );
}
