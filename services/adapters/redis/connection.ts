import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@redis/client';
import type { RedisSettings } from '../../../contract/shapes/predictor.ts';
import type { Log } from '../../ports/log.ts';

/** Milliseconds a question may take: less than the work that its answer spares. */
const ANSWER_MS = 100;
/** For a connection: name, password and a first answer. */
const OPEN_MS = 1500;
/** How long one that is away is left alone, longer each time. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/** Commands that wait for an answer. */
const MOST_WAITING = 200;

export type RedisClient = ReturnType<typeof clientFor>;

export interface RedisConnection {
  /** False while it is away: then nothing is asked. */
  readonly here: boolean;
  /**
   * Asks within a moment. Throws where it is away or answers too late; then it is away, for everybody, until a new
   * connection answers, which is tried in the background: nobody else waits for it.
   */
  ask<T>(question: (client: RedisClient) => Promise<T>): Promise<T>;
  close(): void;
}

/** A connection to Redis that costs nobody more than a moment, whatever is wrong with it. */
export function openRedis(
  settings: RedisSettings,
  log: Log,
  /** Has a new connection made ready, such as subscribed. */
  greet: (client: RedisClient) => Promise<unknown> = async () => undefined,
): RedisConnection {
  const closing = new AbortController();
  let here: RedisClient | undefined;
  let told = true;

  const lose = (client: RedisClient, error: unknown) => {
    client.destroy();
    if (here !== client) return;
    here = undefined;
    tell(error);
    void stayOpen();
  };
  /** Once, until it is here again: a Redis that is away is no news each second. */
  const tell = (error: unknown) => {
    if (told && !closing.signal.aborted) log.warn('Redis does not answer', { error: String(error) });
    told = false;
  };
  const tryOnce = async () => {
    const client = clientFor(settings);
    // Without a listener its errors would end the program.
    client.on('error', (error) => lose(client, error));
    client.on('end', () => lose(client, 'it hung up'));
    try {
      await within(
        OPEN_MS,
        client.connect().then(() => client.ping()),
      );
      await within(OPEN_MS, greet(client));
      if (closing.signal.aborted) client.destroy();
      else here = client;
      told = true;
    } catch (error) {
      client.destroy();
      tell(error);
    }
  };
  const stayOpen = async () => {
    for (let pause = FIRST_PAUSE_MS; !closing.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      await tryOnce();
      if (here) return;
      await sleep(pause, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  };
  void stayOpen();

  return {
    get here() {
      return here !== undefined;
    },
    async ask(question) {
      const client = here;
      if (!client) throw new Error('Redis is away.');
      try {
        return await within(ANSWER_MS, question(client));
      } catch (error) {
        lose(client, error);
        throw error;
      }
    },
    close() {
      closing.abort();
      here?.destroy();
      here = undefined;
    },
  };
}

function clientFor({ host, port, password }: RedisSettings) {
  return createClient({
    socket: { host, port, connectTimeout: OPEN_MS, reconnectStrategy: false },
    password,
    disableOfflineQueue: true,
    disableClientInfo: true,
    commandsQueueMaxLength: MOST_WAITING,
    maintNotifications: 'disabled',
  });
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${ms} ms.`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
