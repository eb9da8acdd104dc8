import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { layStack } from '../../scripts/bench/running-stack.ts';
import { createAirflowOrchestrator } from '../../services/adapters/airflow/orchestrator.ts';
import type { AirflowSettings } from '../../services/adapters/airflow/settings.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { addressFiles } from '../../services/domain/stack/record-addresses.ts';

const run = promisify(execFile);

/** The Compose project of a whole stack that runs on this computer's engine, Airflow in one container. */
export const AIRFLOW = process.env.MEADOW_TEST_AIRFLOW;

/** The same, with the profile `scale`. */
export const SCALE = process.env.MEADOW_TEST_SCALE;

/** What these tests do to Airflow's container, as a person would. */
export const docker = async (...args: string[]): Promise<string> => (await run('docker', args)).stdout.trim();
export const airflowContainer = (): string => `${AIRFLOW}-airflow-api-1`;

/** Puts a folder where Airflow's tasks see it; gives its place there. */
export async function copyIntoAirflow(folder: string, name: string): Promise<string> {
  const to = `/tmp/${name}`;
  await docker('exec', airflowContainer(), 'mkdir', to);
  // What runs in the container is to own it, and nothing is copied into a tmpfs otherwise.
  await run('sh', ['-c', 'tar -C "$0" -c . | docker exec -i "$1" tar -x -C "$2"', folder, airflowContainer(), to]);
  return to;
}

/** Lays out where the stack's records are; gives how its Airflow is entered. */
export async function layRunningStack(folder: string, project = AIRFLOW): Promise<AirflowSettings> {
  const { airflow } = await layStack(folder, project!);
  return { ...airflow!, passwordFile: join(folder, addressFiles.airflowPassword) };
}

/** Has Airflow begin a training that nobody wrote down: its first step fails for good. Gives how it was asked for. */
export async function failAtOnce(settings: AirflowSettings): Promise<string> {
  const run = `none-${crypto.randomUUID()}`;
  const order = { run, steps: ['ingest', 'validate'], about: { project: 'nowhere', mode: 'quick' } };
  await createAirflowOrchestrator(settings, systemClock)
    .run(order, { signal: new AbortController().signal, report: () => {} })
    .catch(() => undefined);
  return run;
}
