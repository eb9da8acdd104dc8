import { z } from 'zod';
import { faultShape } from '../../contract/errors.ts';
import { Fault } from '../domain/fault.ts';
import { nativeMemory } from '../domain/native-memory.ts';
import type { Launched, Launcher } from '../ports/launcher.ts';
import { checkStages, type RunnableStep, stepNames } from './step.ts';

/** What a step program posts while it runs. */
const stepMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    progress: z.object({ stage: z.enum([...stepNames, ...checkStages]), done: z.int(), total: z.int() }),
  }),
  z.object({ type: z.literal('failed'), fault: faultShape }),
]);

/** Longer than a step takes to stop by itself. */
const GRACE_MS = 10_000;

export interface Watch {
  signal: AbortSignal;
  report(progress: { stage: string; done: number; total: number }): void;
}

/** What to run, and on which data folder. */
interface StepWork {
  names: readonly RunnableStep[];
  run: string;
  env: Record<string, string>;
}

/**
 * Runs steps in a process of their own, and waits for its end. Throws the Fault the process
 * told of, or the signal's reason when it was cancelled.
 */
export async function runStepProcess(
  launcher: Launcher,
  { names, run, env }: StepWork,
  { signal, report }: Watch,
): Promise<void> {
  signal.throwIfAborted();
  const args = [...names, '--run', run];
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
}

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
      { details: { lastWords: lastWords.slice(-500) } },
    )
  );
}
