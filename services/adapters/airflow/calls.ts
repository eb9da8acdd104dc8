import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { asAirflowFault, faultIn, isStatus, somethingElse } from './airflow-fault.ts';
import type { AirflowSettings } from './settings.ts';

/** How long Airflow may take for an answer. */
const PATIENCE_MS = 15_000;

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
}

const tokenShape = z.object({ access_token: z.string() });

/** Signs in when it is first asked, and again when Airflow does not know it any more. */
export function createAirflowCalls({ address, user, passwordFile }: AirflowSettings): AirflowCalls {
  const base = `${address.replace(/\/+$/, '')}/`;
  let signedIn: Promise<string> | undefined;

  const send = async (url: URL, init: RequestInit): Promise<string> => {
    try {
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
      const text = await answer.text();
      if (!answer.ok) throw faultIn(answer.status, text);
      return text;
    } catch (thrown) {
      throw asAirflowFault(thrown instanceof TypeError ? thrown.cause : thrown);
    }
  };
  const json = (body: object) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const signIn = async (): Promise<string> => {
    const password = (await readFile(passwordFile, 'utf8')).trim();
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
  const call = async ({ method, path, query, body }: Call): Promise<string> => {
    const url = new URL(`api/v2/${path}`, base);
    url.search = new URLSearchParams(query).toString();
    const once = async () => {
      const sent = body ? json(body) : { headers: {} };
      return send(url, { method, ...sent, headers: { ...sent.headers, authorization: `Bearer ${await token()}` } });
    };
    return once().catch((thrown: unknown) => {
      if (!isStatus(thrown, 401)) throw thrown;
      signedIn = undefined;
      return once();
    });
  };
  const ask: AirflowCalls['ask'] = async (shape, what) => read(shape, await call(what));

  return {
    ask,
    find: (shape, what) =>
      ask(shape, what).catch((thrown: unknown) => {
        if (isStatus(thrown, 404)) return undefined;
        throw thrown;
      }),
  };
}

function read<T>(shape: z.ZodType<T>, text: string): T {
  try {
    return shape.parse(JSON.parse(text));
  } catch (thrown) {
    throw somethingElse(thrown);
  }
}
