import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Dispatcher } from 'undici';
import { request } from 'undici';
import type { PublicAccess, ServedModel } from '../../../contract/shapes/predictor.ts';
import { startInference } from '../../../services/assembly/inference.ts';
import type { Inference } from '../../../services/ports/inference.ts';
import type { Log } from '../../../services/ports/log.ts';
import { createPredictorApp, type PredictorApp, type PredictorOptions } from '../../../services/predictor/app.ts';
import { makeModels } from './made-model.ts';

export const TOKEN = 'internal-token-of-the-tests';
export const KEY = 'key-of-the-tests';
export const everyone: PublicAccess = { on: true, requireKey: false, key: KEY };

/** What the predictor's tests share: real workers, and two versions of a project beside one of another. */
export interface Workshop {
  folder: string;
  inference: Inference;
  models: ServedModel[];
  log: Log & { errors: unknown[] };
  close(): Promise<void>;
}

export async function openWorkshop(settings: { workers?: number } = {}): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-predictor-'));
  const log = createMemoryLog();
  const [inference, models] = await Promise.all([
    startInference({ runtime: 'onnx', log, ...settings }),
    makeModels(folder, [
      { version: 'test-1', seed: 1 },
      { version: 'test-2', seed: 2 },
      { version: 'insects-1', project: 'insects', classes: ['ants', 'bees', 'flies'], seed: 3 },
    ]),
  ]);
  const close = async () => {
    await inference.close();
    await rm(folder, { recursive: true });
  };
  return { folder, inference, models, log, close };
}

/** A predictor of the workshop, with its shelf open. */
export async function openPredictor(
  { inference, models, log }: Workshop,
  options: Partial<PredictorOptions> = {},
): Promise<PredictorApp> {
  const predictor = await createPredictorApp({
    inference,
    shelf: { models, live: 'test-2' },
    access: everyone,
    token: TOKEN,
    allowedHosts: ['127.0.0.1', 'localhost', '[::1]'],
    loopbackOnly: true,
    log,
    version: '0.0.0',
    shutdown: () => {},
    ...options,
  });
  await predictor.app.ready();
  await predictor.shelf.open();
  return predictor;
}

/** Its address on a free port. */
export async function listening(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}

export interface Answer {
  status: number;
  headers: Dispatcher.ResponseData['headers'];
  text: string;
  json: unknown;
}

/** One request over a real socket. */
export async function ask(url: string, options: Parameters<typeof request>[1] = {}): Promise<Answer> {
  const { statusCode, headers, body } = await request(url, options);
  const text = await body.text();
  const isJson = String(headers['content-type']).startsWith('application/json');
  return { status: statusCode, headers, text, json: isJson && text !== '' ? JSON.parse(text) : undefined };
}

export const photoBody = (photo: Uint8Array, type = 'image/jpeg') =>
  ({ method: 'POST', headers: { 'content-type': type }, body: photo }) as const;

const BOUNDARY = 'a-line-between-photos';

/** A multipart request with these photos, in order. */
export function manyBody(photos: { name: string; bytes: Uint8Array }[]) {
  const head = (name: string) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="photo"; filename="${name}"\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n';
  const parts = photos.flatMap(({ name, bytes }) => [Buffer.from(head(name)), bytes, Buffer.from('\r\n')]);
  return photoBody(
    Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
    `multipart/form-data; boundary=${BOUNDARY}`,
  );
}

function createMemoryLog(): Workshop['log'] {
  const errors: unknown[] = [];
  const quiet = () => {};
  return { errors, debug: quiet, info: quiet, warn: quiet, error: (...said) => void errors.push(said) };
}
