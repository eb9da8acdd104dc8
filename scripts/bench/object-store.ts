import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'minio';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createS3ObjectStore } from '../../services/adapters/minio/object-store.ts';
import { median, say, table, timed } from './table.ts';

const OBJECTS = 1000;
const BYTES = 100_000;
const AT_ONCE = 8;
const ROUNDS = 3;

/** 1,000 objects of 100 kB put and got, in S3 (`MEADOW_TEST_S3`) beside files on this disk. */
export async function objectStore(): Promise<void> {
  if (!process.env.MEADOW_TEST_S3) return say('Not measured: MEADOW_TEST_S3 names no object store.');
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-objects-'));
  const { hostname, port, protocol, username, password } = new URL(process.env.MEADOW_TEST_S3);
  const secretKeyFile = join(folder, 'secret-key');
  await writeFile(secretKeyFile, decodeURIComponent(password));
  const bucket = `meadow-bench-${crypto.randomUUID()}`;
  const ssl = protocol === 'https:';
  const at = { port: Number(port || (ssl ? 443 : 80)), accessKey: decodeURIComponent(username) };
  const client = new Client({ endPoint: hostname, useSSL: ssl, secretKey: decodeURIComponent(password), ...at });
  await client.makeBucket(bucket, 'us-east-1');
  const s3 = createS3ObjectStore(
    { endpoint: hostname, ssl, bucket, secretKeyFile, ...at },
    { cache: join(folder, 'cache') },
  );
  const files = createFileObjectStore(join(folder, 'objects'));
  try {
    const measured = { put: [[], []] as number[][], get: [[], []] as number[][] };
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [place, store] of [files, s3].entries()) {
        measured.put[place]!.push(await timed(() => each((key) => store.put(key, randomBytes(BYTES)))));
        measured.get[place]!.push(await timed(() => each((key) => store.get(key))));
        await each((key) => store.remove(key));
      }
    const line = (what: 'put' | 'get') => {
      const [file, away] = measured[what].map(median) as [number, number];
      return [what, (file / 1000).toFixed(2), (away / 1000).toFixed(2), (away / file).toFixed(1)];
    };
    say(table([['', 'files, s', 'S3, s', 'S3 / files'], line('put'), line('get')]));
  } finally {
    s3.close();
    await client.removeBucket(bucket).catch(() => undefined);
    await rm(folder, { recursive: true });
  }
}

/** Does it for each key, a few at a time. */
async function each(work: (key: string) => Promise<unknown>): Promise<void> {
  const keys = Array.from({ length: OBJECTS }, (_, at) => `photos/${at % 100}/${at}`).values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const key of keys) await work(key);
    }),
  );
}
