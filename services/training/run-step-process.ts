import { stepNames } from '../pipeline/step.ts';
import { runStepProcess as runInProcess, type Watch } from '../pipeline/step-process.ts';
import type { Launcher } from '../ports/launcher.ts';

/** Runs all steps of a training in a process of their own; throws as that does. */
export const runStepProcess = (
  launcher: Launcher,
  run: string,
  env: Record<string, string>,
  watch: Watch,
): Promise<void> => runInProcess(launcher, { names: stepNames, run, env }, watch);
