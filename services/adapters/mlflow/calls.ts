import { setTimeout } from 'node:timers/promises';
import { Pool } from 'undici';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { isBrokenOff } from '../../domain/network-reason.ts';
import { asMlflowFault, faultIn, somethingElse } from './mlflow-fault.ts';
import { type MlflowSettings, mlflowSettings } from './settings.ts';

/** How long MLflow may take for an answer, and what it must take in each second of what it is sent. */
const PATIENCE_MS = 10_000;
const LEAST_BYTES_A_SECOND = 50_000;
const CONNECTIONS = 8;
/** Milliseconds before each further try of what may be done twice. */
const PAUSES = [100, 400];
const BUSY = new Set([429, 502, 503, 504]);

export interface CallOptions {
  /** Milliseconds MLflow may take for an answer. */
  patience?: number;
}

interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/2.0/`. */
  path: string;
  query?: Record<string, string>;
  /** Bytes, or what is sent as JSON. */
  body?: Uint8Array | object;
  /** Whether it may be done twice. */
  again?: boolean;
}

export interface MlflowCalls {
  /** Calls the REST interface, within a deadline; faults are in words. */
  ask<T>(shape: z.ZodType<T>, call: Call): Promise<T>;
  /** The same, for bytes. */
  fetch(call: Call): Promise<Uint8Array>;
  /** Breaks off what is under way, and lets connections go. */
  close(): Promise<void>;
}

/** An answer of which nothing is read. */
export const nothing = z.unknown();

export function createMlflowCalls(given: MlflowSettings, { patience = PATIENCE_MS }: CallOptions = {}): MlflowCalls {
  const { origin, pathname } = new URL(mlflowSettings.parse(given).address);
  const base = `${pathname.replace(/\/+$/, '')}/api/2.0/`;
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const ended = new AbortController();

  const once = async ({ method, path, query = {}, body }: Call): Promise<{ status: number; bytes: Buffer }> => {
    const sent = body === undefined ? undefined : bytesOf(body);
    const time = Math.ceil(patience + (1000 * (sent?.length ?? 0)) / LEAST_BYTES_A_SECOND);
    const signal = AbortSignal.any([AbortSignal.timeout(time), ended.signal]);
    const answer = await pool.request({
      method,
      path: base + path,
      query,
      signal,
      ...(sent && { body: sent, headers: { 'content-type': typeOf(body) } }),
    });
    return { status: answer.statusCode, bytes: Buffer.from(await answer.body.arrayBuffer()) };
  };

  const fetch = async (call: Call): Promise<Buffer> => {
    const { again = call.method === 'GET' } = call;
    for (let tried = 0; ; tried += 1) {
      ended.signal.throwIfAborted();
      const pause = again ? PAUSES[tried] : undefined;
      const answer = await once(call).catch((thrown: unknown) => {
        ended.signal.throwIfAborted();
        if (pause === undefined || !isBrokenOff(thrown)) throw asMlflowFault(thrown);
        return undefined;
      });
      if (answer && answer.status < 400) return answer.bytes;
      if (answer && (pause === undefined || !BUSY.has(answer.status)))
        throw faultIn(answer.status, answer.bytes.toString());
      await setTimeout(pause);
    }
  };

  return {
    fetch,
    async ask(shape, call) {
      const text = (await fetch(call)).toString();
      try {
        return shape.parse(JSON.parse(text));
      } catch (thrown) {
        throw somethingElse(thrown);
      }
    },
    async close() {
      ended.abort(new Fault('closing', 'Meadow is ending.', 'Start it again.'));
      await pool.destroy();
    },
  };
}

const bytesOf = (body: Uint8Array | object): Uint8Array =>
  body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));

const typeOf = (body: unknown): string =>
  body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
