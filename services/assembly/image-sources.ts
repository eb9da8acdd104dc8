import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import program from '../../package.json' with { type: 'json' };
import type { OwnImage } from '../deploying/every-service/stack-images.ts';
import { Fault } from '../domain/fault.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { DeployWatch } from '../ports/deployer.ts';
import { cameWith } from './came-with.ts';

/** Only in a checkout; an installed Meadow comes with all it is built from. */
const BUNDLER = fileURLToPath(cameWith('scripts/bundle.ts'));

const SOURCES = fileURLToPath(cameWith('out/image'));

/** It takes seconds. */
const BUNDLE_MS = 300_000;

/** Lays out what Meadow's own images are built from. Throws `build-failed`. */
export async function layOutSources(signal: AbortSignal): Promise<void> {
  if (!existsSync(BUNDLER)) return;
  // The app's own program is Electron, which is Node only where it is told so.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  await promisify(execFile)(process.execPath, [BUNDLER], { signal, env, timeout: BUNDLE_MS }).catch(
    (cause: unknown) => {
      signal.throwIfAborted();
      throw new Fault(
        'build-failed',
        'What the images are built from could not be put together.',
        'Run "npm ci", then do it again.',
        { details: { case: 'sources' }, cause },
      );
    },
  );
}

/** The image of the predictor and the other programs, as the Compose file names it too. */
export const programImage = (): string => process.env.MEADOW_IMAGE || `meadow:${program.version}`;

/** The image of Airflow with Meadow's steps, as the Compose file names it too. */
export const airflowImage = (): string => process.env.AIRFLOW_IMAGE || `meadow-airflow:${program.version}`;

/** Builds it from this checkout, or from what came with an installed Meadow. */
export const buildProgramImage = (engine: ContainerEngine, watch: DeployWatch): Promise<void> =>
  build(engine, programImage(), 'Dockerfile', watch);

/** Meadow's own images, by the names that manifests have for them. */
export const ownImages = (): ReadonlyMap<string, OwnImage> =>
  new Map([
    [`meadow:${program.version}`, { image: programImage(), build: buildProgramImage }],
    [
      `meadow-airflow:${program.version}`,
      {
        image: airflowImage(),
        build: (engine: ContainerEngine, watch: DeployWatch) =>
          build(engine, airflowImage(), 'airflow.Dockerfile', watch),
      },
    ],
  ]);

/** Images that variables of the environment name in place of others, as the Compose file has them. */
export async function imagesInstead(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(cameWith('compose/compose.yaml'), 'utf8');
  const named = [...text.matchAll(/\$\{(\w+_IMAGE):-([^}]+)\}/g)];
  return new Map(
    named.flatMap(([, variable = '', image = '']) => {
      const other = process.env[variable];
      return other ? [[image, other] as const] : [];
    }),
  );
}

async function build(
  engine: ContainerEngine,
  image: string,
  dockerfile: string,
  { signal, onProgress }: DeployWatch,
): Promise<void> {
  await layOutSources(signal);
  await engine.build(
    { image, context: SOURCES, dockerfile, args: {}, labels: {} },
    { signal, onProgress: (progress) => onProgress({ stage: 'build', ...progress }) },
  );
}
