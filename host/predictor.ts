import './no-telemetry.ts';
import './spare-memory.ts';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type PredictorConfig,
  type PredictorNews,
  predictorConfig,
  predictorFile,
  predictorOrder,
} from '../contract/shapes/predictor.ts';
import { createStderrLog, READ_OUT_MS, starterShelf, startPredictor } from '../services/assembly/predictor.ts';
import { asFault } from '../services/domain/fault.ts';
import { findParent, type Parent } from './parent.ts';

/** The prediction API as a program. It is told its settings by its parent, by MEADOW_PREDICTOR as JSON, or by the file MEADOW_PREDICTOR_FILE. */
const parent = findParent();
const log = createStderrLog('predictor');

/** Longer than requests under way take; then the process ends whatever hangs. */
const DRAIN_MS = 4000;

interface Asked {
  config: PredictorConfig;
  waitMs?: number;
}

const tell = (news: PredictorNews): void => parent?.post(news);

/** For who reads the log of a container; a parent is told in messages. */
function say(message: string): void {
  if (!parent) log.info(message);
}

function orders(from: Parent): Promise<PredictorConfig> {
  return new Promise((resolve, reject) => {
    from.onMessage((message) => {
      const order = predictorOrder.safeParse(message);
      if (order.success) resolve(order.data.config);
      else reject(order.error);
    });
  });
}

async function settings(): Promise<Asked> {
  const text = process.env.MEADOW_PREDICTOR;
  if (text !== undefined) return { config: predictorConfig.parse(JSON.parse(text)) };
  const file = process.env.MEADOW_PREDICTOR_FILE;
  if (file !== undefined) return fromFile(JSON.parse(await readFile(file, 'utf8')));
  if (parent) return { config: await orders(parent) };
  throw new Error('This program is started by Meadow, or with its settings in MEADOW_PREDICTOR.');
}

const unknownSecret = (): string => randomBytes(32).toString('base64url');

/** A file that names no models, as in the stack, serves the one that comes with Meadow until a core gives others. */
async function fromFile(content: unknown): Promise<Asked> {
  const { shelf, waitSeconds, token, access, ...rest } = predictorFile.parse(content);
  const config = {
    ...rest,
    shelf: shelf ?? (await starterShelf()),
    token: token ?? unknownSecret(),
    access: { ...access, key: access.key ?? unknownSecret() },
  };
  return { config, waitMs: waitSeconds * 1000 };
}

let close = async (): Promise<void> => {};
let ending = false;
let answers = false;
let drainMs = DRAIN_MS;

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(code), drainMs).unref();
  if (answers) say(`Asked to end: answers what is under way for up to ${Math.ceil(drainMs / 1000)} s`);
  await close();
  if (answers) say('Ended');
  process.exit(code);
}

process.on('SIGTERM', () => void end(0));
process.on('SIGINT', () => void end(0));
parent?.onGone(() => void end(0));

try {
  const { config, ...waiting } = await settings();
  if (config.drainSeconds) drainMs += config.drainSeconds * 1000 + READ_OUT_MS;
  const started = await startPredictor(config, { log, shutdown: () => void end(0), ...waiting });
  close = started.close;
  if (ending) await started.close();
  else {
    answers = true;
    const { port, version, runtime } = started;
    say(`Answers at ${config.address}:${port} with ${version}, ${runtime}; its hash and reference photos are right`);
    tell({ type: 'ready', port });
  }
} catch (error) {
  const fault = asFault(error);
  log.error('The predictor cannot start', { code: fault.code, message: fault.message });
  tell({ type: 'failed', fault: fault.toShape() });
  await end(1);
}
