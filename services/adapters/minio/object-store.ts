import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Fault } from '../../domain/fault.ts';
import { folderOfPrefix, isObjectKey, missingObject, requireObjectKey } from '../../domain/object-keys.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { type Asked, type CallOptions, createS3Calls } from './calls.ts';
import { createFileCache, type ObjectState } from './file-cache.ts';
import { damaged, isNoObject, noPassword } from './s3-fault.ts';
import { type S3Settings, s3Settings } from './settings.ts';

/** Bytes of the files that objects are brought to this machine as. */
const MOST_CACHED = 2 * 1024 ** 3;
const PAGE = 1000;
/** A bucket that was there is taken to be there for so long. */
const BUCKET_SEEN_MS = 60_000;

export interface S3Options extends CallOptions {
  /** A folder of this machine for objects that are asked for as files. */
  cache: string;
  /** How many bytes it may hold. */
  most?: number;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * Objects in a bucket of a store that speaks S3. Every call has a deadline; `close` breaks off those under way. Besides
 * what the port says, throws `remote-down`, `remote-slow`, `remote-failed`, `remote-refused`, `remote-full` and
 * `bucket-missing`.
 */
export function createS3ObjectStore(given: S3Settings, options: S3Options): ObjectStore & { close(): void } {
  const settings = s3Settings.parse(given);
  const { bucket, prefix: within } = settings;
  const { secretKeyFile } = settings;
  const calls = createS3Calls({ ...settings, secretKey: () => readSecret(secretKeyFile) }, options);
  const { close } = calls;
  const call = <T>(work: (asked: Asked) => Promise<T>, bytes?: number) => calls.call(bucket, work, bytes);
  const cache = createFileCache(options.cache, options.most ?? MOST_CACHED);
  let bucketSeen = Number.NEGATIVE_INFINITY;

  const nameOf = (key: string): string => {
    requireObjectKey(key);
    return within + key;
  };
  const page = ({ client }: Asked, prefix: string, token: string, most = PAGE) =>
    client.listObjectsV2Query(bucket, within + prefix, token, '', most, '');

  /** Whoever asks for the head of an object is not told what is missing: the object, or its bucket. */
  const requireBucket = async () => {
    if (performance.now() - bucketSeen < BUCKET_SEEN_MS) return;
    await call((asked) => page(asked, '', '', 1));
    bucketSeen = performance.now();
  };
  const stateOf = async (key: string): Promise<ObjectState | undefined> => {
    const name = nameOf(key);
    const found = await call(({ client }) =>
      client.statObject(bucket, name).catch((thrown: unknown) => {
        if (isNoObject(thrown)) return undefined;
        throw thrown;
      }),
    );
    if (!found) await requireBucket();
    return found && { key, etag: found.etag, size: found.size };
  };
  /** Opens an object and hands over its bytes as they come. */
  const open = async <T>(key: string, read: (body: IncomingMessage, verify: (hash: string) => void) => Promise<T>) =>
    call(async ({ client, expect }) => {
      const body = await client.getObject(bucket, nameOf(key)).catch((thrown: unknown) => {
        throw isNoObject(thrown) ? missingObject(key, thrown) : thrown;
      });
      if (!(body instanceof IncomingMessage)) throw damaged(key);
      expect(Number(body.headers['content-length'] ?? 0));
      const meant = body.headers['x-amz-meta-sha256'];
      return read(body, (hash) => {
        if (meant !== undefined && meant !== hash) throw damaged(key);
      });
    });

  return {
    async put(key, bytes) {
      const name = nameOf(key);
      const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const about = { 'Content-Type': 'application/octet-stream', 'x-amz-meta-sha256': sha256(bytes) };
      await call(({ client }) => client.putObject(bucket, name, body, body.length, about), body.length);
    },
    async get(key) {
      return open(key, async (body, verify) => {
        const bytes = await buffer(body);
        verify(sha256(bytes));
        return bytes;
      });
    },
    has: async (key) => (await stateOf(key)) !== undefined,
    async remove(key) {
      const name = nameOf(key);
      await call(({ client }) => client.removeObject(bucket, name));
    },
    async *list(prefix) {
      folderOfPrefix(prefix);
      for (let token: string | undefined = ''; token !== undefined; ) {
        const asked: string = token;
        const { objects, isTruncated, nextContinuationToken } = await call((one) => page(one, prefix, asked));
        for (const { name, size } of objects) {
          const key = name?.slice(within.length);
          if (key !== undefined && isObjectKey(key)) yield { key, bytes: size ?? 0 };
        }
        token = isTruncated ? nextContinuationToken : undefined;
      }
    },
    async file(key) {
      const state = await stateOf(key).catch(async (thrown: unknown) => {
        const last = isAway(thrown) ? await cache.last(key) : undefined;
        if (last === undefined) throw thrown;
        return last;
      });
      if (state === undefined) throw missingObject(key);
      if (typeof state === 'string') return state;
      return (await cache.find(state)) ?? open(key, (body, verify) => cache.keep(stateIn(key, body), body, verify));
    },
    close,
  };
}

const readSecret = async (file: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw noPassword(file, thrown);
  });
  return text.trim();
};

/** What comes may be newer than what was looked at before. */
const stateIn = (key: string, { headers }: IncomingMessage): ObjectState => ({
  key,
  etag: (headers.etag ?? '').replaceAll('"', ''),
  size: Number(headers['content-length'] ?? 0),
});

/** While the store is away, what it gave before is as good: whoever opens a model checks its SHA-256. */
const isAway = (thrown: unknown): boolean =>
  thrown instanceof Fault && ['remote-down', 'remote-slow', 'remote-failed'].includes(thrown.code);
