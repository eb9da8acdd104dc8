import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll } from 'vitest';
import { createPostgresCatalog } from '../../services/adapters/sql/postgres/catalog.ts';
import type { PostgresSettings } from '../../services/adapters/sql/postgres/settings.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import type { CatalogUnderTest } from './catalog-suite.ts';
import type { SharedCatalog } from './shared-catalog.ts';

/** A server to make databases on, such as `postgres://postgres:secret@127.0.0.1:5432/postgres`. */
export const POSTGRES = process.env.MEADOW_TEST_POSTGRES;

/** Runs statements as the server's master, and gives the rows of the last. */
export async function asMaster(...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: POSTGRES });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

export interface TestDatabase {
  settings: PostgresSettings;
  /** Changes what the file of the password says. */
  sayPassword(password: string): Promise<void>;
  remove(): Promise<void>;
}

/** A new, empty database, and how to reach it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { hostname, port, username, password } = new URL(POSTGRES ?? '');
  const database = `meadow_${randomUUID().replaceAll('-', '')}`;
  const folder = await mkdtemp(join(tmpdir(), 'meadow-postgres-'));
  const passwordFile = join(folder, 'password');
  const sayPassword = (said: string) => writeFile(passwordFile, `${said}\n`, { mode: 0o600 });
  await sayPassword(decodeURIComponent(password));
  await asMaster(`create database ${database} template template0 encoding 'UTF8' locale 'C'`);
  const user = decodeURIComponent(username);
  return {
    settings: { host: hostname, port: Number(port || 5432), database, user, passwordFile },
    sayPassword,
    async remove() {
      await asMaster(`drop database ${database} with (force)`);
      await rm(folder, { recursive: true });
    },
  };
}

/** One for all tests of a file, emptied after each: making and dropping one waits for the disk. */
let shared: Promise<TestDatabase> | undefined;
afterAll(async () => (await shared)?.remove());

async function emptyDatabase(): Promise<TestDatabase> {
  shared ??= createTestDatabase();
  const database = await shared;
  const remove = async () => {
    const client = new Client({ connectionString: urlOf(database) });
    await client.connect();
    await client.query('drop schema public cascade; create schema public').finally(() => client.end());
  };
  return { ...database, remove };
}

/** The address by which the server's master reaches a database. */
export function urlOf({ settings: { database } }: TestDatabase): string {
  const url = new URL(POSTGRES ?? '');
  url.pathname = database;
  return url.href;
}

export async function openPostgres(): Promise<CatalogUnderTest> {
  const database = await emptyDatabase();
  let catalog: Catalog = await createPostgresCatalog(database.settings);
  return {
    catalog,
    async reopen() {
      await catalog.close();
      catalog = await createPostgresCatalog(database.settings);
      return catalog;
    },
    async end() {
      await catalog.close();
      await database.remove();
    },
  };
}

/** Two catalogs on one new database, as two cores would open it. */
export async function openSharedPostgres(): Promise<SharedCatalog> {
  const database = await emptyDatabase();
  const open = () => createPostgresCatalog(database.settings);
  const [one, other] = await Promise.all([open(), open()]);
  return {
    one,
    other,
    async end() {
      await Promise.all([one.close(), other.close()]);
      await database.remove();
    },
  };
}
