import { z } from 'zod';
import { apiError } from '../../../contract/shapes/api.ts';
import { internalAnswer, journalPage, predictorHealth } from '../../../contract/shapes/predictor.ts';
import { Fault } from '../../domain/fault.ts';
import type { ClassifyOptions, PredictorAnswer, RunningPredictor } from '../../ports/predictor.ts';

/** Requests to one predictor at a time; the rest wait for a connection. */
const CONNECTIONS = 32;
/** Milliseconds for a connection. */
const CONNECT_MS = 2000;
/** For an answer: a little longer than the predictor gives itself. Only a line that is dead takes so long. */
const ANSWER_MS = 65_000;

interface Call {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: Uint8Array | object;
  signal?: AbortSignal | undefined;
  /** Milliseconds it waits on purpose before it answers. */
  waits?: number;
}

export type CallPredictor = <T>(shape: z.ZodType<T>, call: Call) => Promise<T>;

/** A predictor behind an address such as `http://127.0.0.1:8600`, over connections that are kept. */
export const createPredictorClient = (address: string, token: string): RunningPredictor =>
  predictorOver(openCalls(address, token));

/** Calls of the internal routes of a predictor. Each ends, also where the line is dead. */
export function openCalls(address: string, token: string): { call: CallPredictor; close(): Promise<void> } {
  const opened = openPool(address);
  const call: CallPredictor = async (shape, { method, path, query = {}, body, signal: hangUp, waits = 0 }) => {
    const pool = await opened;
    const late = AbortSignal.timeout(ANSWER_MS + waits);
    const signal = hangUp ? AbortSignal.any([hangUp, late]) : late;
    const { statusCode, body: answer } = await reached(
      pool.request({
        method,
        path: `/internal${path}`,
        query: known(query),
        headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': typeOf(body) }) },
        ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
        signal,
      }),
      hangUp,
    );
    const text = await reached(answer.text(), hangUp);
    if (statusCode >= 400) throw faultIn(text);
    return shape.parse(text === '' ? undefined : JSON.parse(text));
  };
  return { call, close: async () => (await opened).destroy() };
}

/** Loaded where there is a predictor: until the first one is up there is a window to draw. */
async function openPool(address: string) {
  const { Pool } = await import('undici');
  return new Pool(address, { connections: CONNECTIONS, connect: { timeout: CONNECT_MS } });
}

export function predictorOver({ call, close }: ReturnType<typeof openCalls>): RunningPredictor {
  let boot: string | undefined;
  return {
    classify: async (photo, options) => classify(call, photo, options),
    health: (signal) => call(predictorHealth, { method: 'GET', path: '/health', signal }),
    async journal(after, waitMs, signal) {
      const query = { boot, after, wait: waitMs };
      const page = await call(journalPage, { method: 'GET', path: '/journal', query, signal, waits: waitMs });
      boot = page.boot;
      return page;
    },
    serve: (shelf, signal) => call(predictorHealth, { method: 'PUT', path: '/models', body: shelf, signal }),
    verify: (model) => call(z.void(), { method: 'POST', path: '/verify', body: model }),
    admit: (access, signal) => call(z.void(), { method: 'PUT', path: '/access', body: access, signal }),
    close,
  };
}

async function classify(call: CallPredictor, photo: Uint8Array, options: ClassifyOptions): Promise<PredictorAnswer> {
  const { version, project, heatmap, thumbnail: side, signal } = options;
  const query = { version, project, heatmap: heatmap ? 1 : undefined, thumbnail: side };
  const asked = { method: 'POST', path: '/classify', query, body: photo, signal } as const;
  const { thumbnail, ...answer } = await call(internalAnswer, asked);
  return { ...answer, ...(thumbnail && { thumbnail: Buffer.from(thumbnail, 'base64') }) };
}

/** Only what is known goes into an address. */
function known(query: NonNullable<Call['query']>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

const typeOf = (body: Uint8Array | object): string =>
  body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';

/** Whatever keeps an answer from coming means that the predictor is gone, unless the caller hung up. */
async function reached<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    signal?.throwIfAborted();
    throw new Fault('predictor-down', 'The program that reads photos does not answer.', 'Try again in a moment.', {
      details: { case: 'silent' },
      cause,
    });
  }
}

function faultIn(text: string): Fault {
  const { data } = apiError.safeParse(parsed(text));
  if (data) return Fault.fromShape(data.error);
  return new Fault(
    'predictor-down',
    'Something else than Meadow answers on its port.',
    'Choose another port on the API page.',
    { details: { case: 'something-else' } },
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
