import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as S3Client } from 'minio';
import { createTestDatabase, POSTGRES } from '../../ports/postgres-server.ts';
import { MLFLOW } from '../../ports/shared-mlflow.ts';
import { S3 } from '../../ports/shared-s3.ts';

/** What a stack keeps records in, for tests: a database and buckets of its own, and an MLflow. */
export const HAS_SERVICES = Boolean(POSTGRES && S3 && MLFLOW);

export interface TestStack {
  /** The address of the database, for a way to it that can be spoilt. */
  postgres: { host: string; port: number };
  /** Lays the addresses out in a folder: the database at another port, MLflow at another address, where they are given. */
  layAddresses(folder: string, port?: number, mlflow?: string): Promise<void>;
  end(): Promise<void>;
}

export async function createTestStack(): Promise<TestStack> {
  const database = await createTestDatabase();
  const { host, port, database: name, user } = database.settings;
  const { hostname, port: s3Port, username, password } = S3!;
  const accessKey = decodeURIComponent(username);
  const secretKey = decodeURIComponent(password);
  const client = new S3Client({ endPoint: hostname, port: Number(s3Port), useSSL: false, accessKey, secretKey });
  const id = crypto.randomUUID();
  const buckets = { data: `data-${id}`, models: `models-${id}` };
  for (const bucket of Object.values(buckets)) await client.makeBucket(bucket, 'us-east-1');
  const masterPassword = decodeURIComponent(new URL(POSTGRES!).password);
  return {
    postgres: { host, port },
    async layAddresses(folder, other = port, mlflow = MLFLOW!) {
      await mkdir(folder, { recursive: true });
      const addresses = {
        postgres: { host, port: other, database: name, user },
        s3: { endpoint: hostname, port: Number(s3Port), accessKey, buckets },
        mlflow: { address: mlflow },
      };
      await writeFile(join(folder, 'records.json'), JSON.stringify(addresses));
      await writeFile(join(folder, 'postgres-password'), masterPassword, { mode: 0o600 });
      await writeFile(join(folder, 's3-secret'), secretKey, { mode: 0o600 });
    },
    async end() {
      for (const bucket of Object.values(buckets)) {
        const names: string[] = [];
        for await (const { name: key } of client.listObjectsV2(bucket, '', true)) if (key) names.push(key);
        await client.removeObjects(bucket, names);
        await client.removeBucket(bucket);
      }
      await database.remove();
    },
  };
}

/** A folder that is removed at the end. */
export async function scratchFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'meadow-places-'));
  return { path, remove: () => rm(path, { recursive: true }) };
}
