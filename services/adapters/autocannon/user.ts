import type { Client } from 'autocannon';

/** What of autocannon's client is not in its types, and is mended here. Its version is pinned. */
interface Inside {
  destroyed: boolean;
  reqsMade: number;
  responseMax: number | undefined;
  reqsMadeThisSecond: number;
  pipelinedRequests: { size(): number; clear(): void };
  parser: { reinitialize(type: string): void };
  _connect(): void;
  _doRequest(): void;
  _destroyConnection(): void;
  destroy(): void;
  on(event: 'done' | 'timeout' | 'connError', listener: (error?: NodeJS.ErrnoException) => void): unknown;
  /** Names and values in turns. */
  on(event: 'headers', listener: (answer: { headers: readonly string[] }) => void): unknown;
}

const insideOf = (client: Client): Inside => client as unknown as Inside;

/** Between two tries to connect: without a rest a port that is closed is asked thousands of times a second. */
const REST_MS = 250;
/** http-parser-js's word for what it reads. */
const RESPONSE = 'RESPONSE';

export interface User {
  /** Asks no more once its answer is in. */
  leave(): void;
  /** Hangs up. */
  drop(): void;
}

export interface UserEvents {
  /** It has no answer to what it sent, and will have none. */
  lost(why: string): void;
  left(): void;
}

/**
 * One connection of autocannon as somebody who behaves: rests before it connects anew, forgets what was lost with a
 * connection (else each answer is taken for that of the question before), makes another connection where the answer says
 * that this one closes, and goes only when it has its answer.
 */
export function createUser(client: Client, { lost, left }: UserEvents): User {
  const inside = insideOf(client);
  const connect = inside._connect;
  const ask = inside._doRequest;
  let closes = false;
  let begun = false;
  let leaving = false;
  let why = 'closed';
  let resting: ReturnType<typeof setTimeout> | undefined;

  const connectAnew = () => {
    if (inside.pipelinedRequests.size() > 0) lost(why);
    why = 'closed';
    inside.pipelinedRequests.clear();
    inside.parser.reinitialize(RESPONSE);
    if (leaving) return inside.destroy();
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (!inside.destroyed) connect.call(inside);
    }, REST_MS);
  };
  inside._connect = () => {
    if (begun) return connectAnew();
    begun = true;
    connect.call(inside);
  };
  inside.on('headers', ({ headers }) => {
    closes = saysClose(headers);
  });
  inside._doRequest = () => {
    if (!closes) return ask.call(inside);
    closes = false;
    if (leaving) return inside.destroy();
    inside._destroyConnection();
    connect.call(inside);
  };
  inside.on('connError', (error) => {
    why = error?.code ?? 'closed';
  });
  inside.on('timeout', () => lost('timeout'));
  inside.on('done', () => {
    clearTimeout(resting);
    left();
  });
  return {
    leave() {
      leaving = true;
      // It ends by itself before it asks once more.
      inside.responseMax = Math.max(1, inside.reqsMade);
      if (inside.pipelinedRequests.size() === 0) inside.destroy();
    },
    drop: () => inside.destroy(),
  };
}

/** RFC 9112, 9.6: nothing more is answered on it. */
const saysClose = (headers: readonly string[]): boolean =>
  headers.some((value, at) => /^connection$/i.test(headers[at - 1] ?? '') && at % 2 === 1 && /\bclose\b/i.test(value));

/** Has a user wait for its next second before it asks again, as if it had reached autocannon's limit of requests. */
export function holdBack(client: Client): void {
  insideOf(client).reqsMadeThisSecond = Number.POSITIVE_INFINITY;
}
