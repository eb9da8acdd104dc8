import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'minio';
import type { S3Door } from '../../services/adapters/minio/calls.ts';
import { createS3ObjectStore, type S3Options } from '../../services/adapters/minio/object-store.ts';
import type { S3Settings } from '../../services/adapters/minio/settings.ts';

/** The store to test with, such as `http://account:password@127.0.0.1:9000`. */
export const S3 = process.env.MEADOW_TEST_S3 ? new URL(process.env.MEADOW_TEST_S3) : undefined;

/** A bucket of its own for one test, and a store in it. */
export async function openS3(
  given: { settings?: Partial<S3Settings>; options?: Partial<S3Options>; makeBucket?: boolean } = {},
) {
  const { hostname, port, protocol, username, password } = S3!;
  const folder = await mkdtemp(join(tmpdir(), 'meadow-s3-'));
  const secretKeyFile = join(folder, 'secret-key');
  await writeFile(secretKeyFile, `${decodeURIComponent(password)}\n`);
  const ssl = protocol === 'https:';
  const at = { port: Number(port || (ssl ? 443 : 80)), accessKey: decodeURIComponent(username) };
  const client = new Client({ endPoint: hostname, useSSL: ssl, secretKey: decodeURIComponent(password), ...at });
  const bucket = `meadow-test-${crypto.randomUUID()}`;
  const settings: S3Settings = { endpoint: hostname, ssl, bucket, secretKeyFile, ...at, ...given.settings };
  const options: S3Options = { cache: join(folder, 'cache'), ...given.options };
  if (given.makeBucket !== false) await client.makeBucket(bucket, 'us-east-1');
  const store = createS3ObjectStore(settings, options);
  return {
    store,
    settings,
    options,
    client,
    bucket,
    folder,
    async end() {
      store.close();
      if (await client.bucketExists(bucket)) {
        const names: string[] = [];
        for await (const { name } of client.listObjectsV2(bucket, '', true)) if (name) names.push(name);
        await client.removeObjects(bucket, names);
        await client.removeBucket(bucket);
      }
      await rm(folder, { recursive: true });
    },
  };
}

/** The store, as those come to it who look after it. */
export function doorTo({ protocol, hostname, port, username, password }: URL): S3Door {
  const ssl = protocol === 'https:';
  return {
    endpoint: hostname,
    port: Number(port || (ssl ? 443 : 80)),
    ssl,
    region: 'us-east-1',
    accessKey: decodeURIComponent(username),
    secretKey: async () => decodeURIComponent(password),
  };
}
