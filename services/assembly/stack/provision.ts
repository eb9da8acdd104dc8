import { z } from 'zod';
import { createBucketStore } from '../../adapters/minio/bucket-store.ts';
import { createPostgresCatalog } from '../../adapters/sql/postgres/catalog.ts';
import { connectDatabaseServer } from '../../adapters/sql/postgres/database-server.ts';
import { stackBuckets } from '../../domain/stack/buckets.ts';

/** What `provision.json` says, which `prepare` wrote. */
const provisionOrder = z.strictObject({
  postgres: z.strictObject({ host: z.string(), port: z.int(), user: z.string(), password: z.string() }),
  /** Passwords by role; each has a database of its name. */
  roles: z.record(z.string(), z.string()),
  /** The role whose database is the catalog's, and the file of its password. */
  catalog: z.strictObject({ role: z.string(), passwordFile: z.string() }),
  store: z.strictObject({ endPoint: z.string(), port: z.int(), accessKey: z.string(), secretKey: z.string() }),
});

type Order = z.infer<typeof provisionOrder>;

/** Makes in the running services what Meadow, MLflow and Airflow work with. Again and again without harm. */
export async function provisionStack(order: unknown): Promise<void> {
  const { postgres, roles, catalog, store } = provisionOrder.parse(order);
  const databases = provideDatabases(postgres, roles).then(() => migrateCatalog(postgres, catalog));
  await Promise.all([databases, provideBuckets(store)]);
}

/** Whoever opens it brings its tables up to date; done here, no core waits for another. */
async function migrateCatalog({ host, port }: Order['postgres'], { role, passwordFile }: Order['catalog']) {
  const catalog = await createPostgresCatalog({ host, port, database: role, user: role, passwordFile });
  await catalog.close();
}

async function provideDatabases(administrator: Order['postgres'], roles: Record<string, string>): Promise<void> {
  const server = await connectDatabaseServer(administrator);
  try {
    await server.provide(Object.entries(roles).map(([name, password]) => ({ name, password })));
  } finally {
    await server.close();
  }
}

async function provideBuckets(administrator: Order['store']): Promise<void> {
  const store = createBucketStore(administrator);
  for (const bucket of stackBuckets) await store.provide(bucket);
}
