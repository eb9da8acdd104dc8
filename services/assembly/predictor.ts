import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Runtime } from '../../contract/shapes/model.ts';
import type { PredictorConfig, RedisSettings } from '../../contract/shapes/predictor.ts';
import program from '../../package.json' with { type: 'json' };
import { createModelFiles } from '../adapters/local/model-files.ts';
import { portFault } from '../adapters/node/port-fault.ts';
import type { SharedMemory } from '../adapters/redis/shared-memory.ts';
import type { Log } from '../ports/log.ts';
import { createPredictorApp } from '../predictor/app.ts';
import { startInference } from './inference.ts';

export { createStderrLog } from '../adapters/node/stderr-log.ts';
export { starterShelf } from './starter-shelf.ts';

export interface StartedPredictor {
  port: number;
  /** What answers there. */
  version: string;
  runtime: Runtime;
  /** Answers what is under way, then stops. */
  close(): Promise<void>;
}

interface StartParts {
  log: Log;
  shutdown: () => void;
  /** How long it waits to be given models by a core, before it says that it is ready with those it has. */
  waitMs?: number;
}

/** Milliseconds that requests under way get to end. */
const DRAIN_MS = 3000;
/** Milliseconds that a copy waits for a core to take what it was asked: a busy one looks late, and it is gone with the copy. */
export const READ_OUT_MS = 5000;

const LOOPBACK = '127.0.0.1';

/**
 * Starts a predictor: workers, address, models. It is ready when this resolves. Throws `port-taken`, `model-refused`
 * where no model of the live one's project is sound, or `predictor-down` where no runtime starts.
 */
export async function startPredictor(
  { address, port, runtime, workers, files, redis, drainSeconds = 0, ...settings }: PredictorConfig,
  { log, shutdown, waitMs }: StartParts,
): Promise<StartedPredictor> {
  const inference = await startInference({ runtime, log, workers });
  const { version } = program;
  const loopbackOnly = address === LOOPBACK;
  const memory = redis && (await sharedMemory(redis, `${version}:${inference.runtime}`, log));
  const parts = { ...settings, inference, loopbackOnly, log, version, shutdown };
  const { app, shelf, leave, readOut } = await createPredictorApp({
    ...parts,
    ...memory,
    files: files && modelFiles(files),
  });
  const close = async () => {
    leave();
    if (isUp && drainSeconds > 0) {
      await sleep(drainSeconds * 1000);
      await readOut(READ_OUT_MS);
    }
    await drain(app);
    memory?.close();
    await inference.close();
  };
  let isUp = false;
  try {
    const taken = await listen(app, address, port);
    await shelf.open(waitMs);
    isUp = true;
    return { port: taken, version: shelf.live().version, runtime: inference.runtime, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loaded where it is used: on a laptop there is no Redis. */
async function sharedMemory(settings: RedisSettings, program: string, log: Log): Promise<SharedMemory> {
  const { openSharedMemory } = await import('../adapters/redis/shared-memory.ts');
  return openSharedMemory(settings, program, log);
}

const modelFiles = ({ folder, mostMb }: NonNullable<PredictorConfig['files']>) =>
  createModelFiles(folder, mostMb * 1024 ** 2);

/** The port it listens on. */
async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
    return Number(new URL(app.listeningOrigin).port);
  } catch (error) {
    throw await portFault(error, port);
  }
}

async function drain(app: FastifyInstance): Promise<void> {
  const hurry = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
  await app.close();
  clearTimeout(hurry);
}
