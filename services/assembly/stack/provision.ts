import { z } from 'zod';
import { createBucketStore } from '../../adapters/minio/bucket-store.ts';
import { connectDatabaseServer } from '../../adapters/sql/postgres/database-server.ts';
import { stackBuckets } from '../../domain/stack/buckets.ts';

/** What `provision.json` says, which `prepare` wrote. */
const provisionOrder = z.strictObject({
  postgres: z.strictObject({ host: z.string(), port: z.int(), user: z.string(), password: z.string() }),
  /** Passwords by role; each has a database of its name. */
  roles: z.record(z.string(), z.string()),
  store: z.strictObject({ endPoint: z.string(), port: z.int(), accessKey: z.string(), secretKey: z.string() }),
});

/** Makes in the running services what Meadow, MLflow and Airflow work with. Again and again without harm. */
export async function provisionStack(order: unknown): Promise<void> {
  const { postgres, roles, store } = provisionOrder.parse(order);
  await Promise.all([provideDatabases(postgres, roles), provideBuckets(store)]);
}

async function provideDatabases(
  administrator: z.infer<typeof provisionOrder>['postgres'],
  roles: Record<string, string>,
): Promise<void> {
  const server = await connectDatabaseServer(administrator);
  try {
    await server.provide(Object.entries(roles).map(([name, password]) => ({ name, password })));
  } finally {
    await server.close();
  }
}

async function provideBuckets(administrator: z.infer<typeof provisionOrder>['store']): Promise<void> {
  const store = createBucketStore(administrator);
  for (const bucket of stackBuckets) await store.provide(bucket);
}
