import http from 'node:http';
import https from 'node:https';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'minio';
import { Fault } from '../../domain/fault.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { asS3Fault, isMomentary, tooSlow } from './s3-fault.ts';

/** How long a store may take to begin its answer, and what it must bring or take in each second after that. */
const PATIENCE_MS = 10_000;
const LEAST_BYTES_A_SECOND = 50_000;
const CONNECTIONS = 32;
/** Milliseconds before each further try. */
const PAUSES = [100, 400];
/** No object is put in parts, so that it is there whole or not at all. */
const ONE_PART = 5 * 1024 ** 3;

/** Where a store is, and how it lets Meadow in. */
export interface S3Door {
  endpoint: string;
  port: number;
  ssl: boolean;
  region: string;
  accessKey: string;
  /** Asked for each call, so that a password that was changed is used at once. */
  secretKey(): Promise<string>;
}

export interface Asked {
  client: Client;
  /** The answer has so many bytes: they are given the time they need. */
  expect(bytes: number): void;
}

export interface S3Calls {
  /**
   * Does one thing that may be done twice, with a client, within a deadline; `bytes` are sent. Faults are in words, and
   * name the bucket.
   */
  call<T>(bucket: string, work: (asked: Asked) => Promise<T>, bytes?: number): Promise<T>;
  /** Breaks off what is under way, and lets connections go. */
  close(): void;
}

export interface CallOptions {
  /** Milliseconds a store may take to begin its answer. */
  patience?: number;
}

/** The client knows neither deadlines nor signals, but lets its connections be made elsewhere. */
const transportWith = ({ ssl }: S3Door, signal: AbortSignal) => {
  const { request } = ssl ? https : http;
  const withSignal = (options: https.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void) =>
    request({ ...options, signal }, onAnswer);
  return { request: withSignal as typeof http.request };
};

export function createS3Calls(door: S3Door, { patience = PATIENCE_MS }: CallOptions = {}): S3Calls {
  const { endpoint, port, ssl, region, accessKey } = door;
  const ended = new AbortController();
  const agent = new (ssl ? https : http).Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const timeFor = (bytes: number) => patience + (1000 * bytes) / LEAST_BYTES_A_SECOND;

  const clientFor = async ({ signal }: Deadline): Promise<Client> =>
    new Client({
      endPoint: endpoint,
      port,
      useSSL: ssl,
      region,
      accessKey,
      secretKey: await door.secretKey(),
      partSize: ONE_PART,
      transport: transportWith(door, signal),
      transportAgent: agent,
      retryOptions: { disableRetry: true },
    });

  const once = async <T>(work: (asked: Asked) => Promise<T>, deadline: Deadline): Promise<T> => {
    const client = await clientFor(deadline);
    const expect = (bytes: number) => deadline.extend(timeFor(bytes));
    return orAborted(work({ client, expect }), deadline.signal);
  };

  return {
    async call(bucket, work, bytes = 0) {
      for (let tried = 0; ; tried += 1) {
        ended.signal.throwIfAborted();
        const deadline = createDeadline(timeFor(bytes), ended.signal);
        try {
          return await once(work, deadline);
        } catch (thrown) {
          deadline.abort();
          if (deadline.over) throw tooSlow(thrown);
          ended.signal.throwIfAborted();
          const pause = PAUSES[tried];
          if (pause === undefined || !isMomentary(thrown)) throw asS3Fault(thrown, bucket);
          await setTimeout(pause, undefined, { signal: ended.signal }).catch(() => undefined);
        } finally {
          deadline.clear();
        }
      }
    },
    close() {
      ended.abort(new Fault('closing', 'Meadow is ending.', 'Start it again.'));
      agent.destroy();
    },
  };
}

/** What the client waits for may never come, whatever happened to its connection. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const reject = () => aborted.reject(signal.reason);
  if (signal.aborted) reject();
  signal.addEventListener('abort', reject, { once: true });
  return Promise.race([work, aborted.promise]).finally(() => signal.removeEventListener('abort', reject));
}
