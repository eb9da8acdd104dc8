import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { asAirflowFault, faultIn, isStatus, somethingElse } from './airflow-fault.ts';
import type { AirflowSettings } from './settings.ts';

/** How long Airflow may take for an answer. */
const PATIENCE_MS = 15_000;
/** For one that is long, such as the log of a task. */
const LONG_MS = 120_000;

interface Call {
  method: 'GET' | 'POST' | 'PATCH';
  /** Below `/api/v2/`. */
  path: string;
  query?: Record<string, string>;
  body?: object;
}

export interface AirflowCalls {
  /** Calls the REST interface, within a deadline; faults are in words. */
  ask<T>(shape: z.ZodType<T>, call: Call): Promise<T>;
  /** The same, of what may be missing. */
  find<T>(shape: z.ZodType<T>, call: Call): Promise<T | undefined>;
  /** An answer of one JSON a line, line by line as it comes; it may take longer, and is broken off by the signal. */
  lines(call: Call, signal: AbortSignal): AsyncIterable<string>;
}

const tokenShape = z.object({ access_token: z.string() });

/** Signs in when it is first asked, and again when Airflow does not know it any more. */
export function createAirflowCalls({ address, user, passwordFile, password: given }: AirflowSettings): AirflowCalls {
  const base = `${address.replace(/\/+$/, '')}/`;
  let signedIn: Promise<string> | undefined;

  const open = async (url: URL, init: RequestInit): Promise<Response> => {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });
      if (!answer.ok) throw faultIn(answer.status, await answer.text());
      return answer;
    } catch (thrown) {
      throw inWords(thrown);
    }
  };
  const send = async (url: URL, init: RequestInit): Promise<string> => {
    const answer = await open(url, init);
    return answer.text().catch((thrown: unknown) => Promise.reject(inWords(thrown)));
  };
  const json = (body: object) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const signIn = async (): Promise<string> => {
    const password = given ?? (await readFile(passwordFile ?? '', 'utf8')).trim();
    const sent = { method: 'POST', ...json({ username: user, password }) };
    return read(tokenShape, await send(new URL('auth/token', base), sent)).access_token;
  };
  const token = () => {
    signedIn ??= signIn().catch((thrown: unknown) => {
      signedIn = undefined;
      throw thrown;
    });
    return signedIn;
  };
  /** Calls as the user, with a token that is good. */
  const call = async <T>(
    { method, path, query, body }: Call,
    by: (url: URL, init: RequestInit) => Promise<T>,
    more: RequestInit = {},
  ): Promise<T> => {
    const url = new URL(`api/v2/${path}`, base);
    url.search = new URLSearchParams(query).toString();
    const once = async () => {
      const sent = body ? json(body) : { headers: {} };
      const headers = { ...sent.headers, ...more.headers, authorization: `Bearer ${await token()}` };
      return by(url, { ...more, method, ...sent, headers });
    };
    return once().catch((thrown: unknown) => {
      if (!isStatus(thrown, 401)) throw thrown;
      signedIn = undefined;
      return once();
    });
  };
  const ask: AirflowCalls['ask'] = async (shape, what) => read(shape, await call(what, send));

  return {
    ask,
    find: (shape, what) =>
      ask(shape, what).catch((thrown: unknown) => {
        if (isStatus(thrown, 404)) return undefined;
        throw thrown;
      }),
    async *lines(what, signal) {
      const until = AbortSignal.any([signal, AbortSignal.timeout(LONG_MS)]);
      const { body } = await call(what, open, { signal: until, headers: { accept: 'application/x-ndjson' } });
      if (body) yield* linesOf(body);
    },
  };
}

/** Whatever kept an answer from coming; what `fetch` throws says it in its cause. */
const inWords = (thrown: unknown) => asAirflowFault(thrown instanceof TypeError ? (thrown.cause ?? thrown) : thrown);

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const bytes of body) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (thrown) {
    throw inWords(thrown);
  }
  if (rest !== '') yield rest;
}

function read<T>(shape: z.ZodType<T>, text: string): T {
  try {
    return shape.parse(JSON.parse(text));
  } catch (thrown) {
    throw somethingElse(thrown);
  }
}
