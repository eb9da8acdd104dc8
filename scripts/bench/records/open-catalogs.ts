import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createPostgresCatalog } from '../../../services/adapters/sql/postgres/catalog.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import type { Catalog } from '../../../services/ports/catalog.ts';

export interface Opened {
  /** Opens the same records once more, as another core would. */
  open(): Promise<Catalog>;
  end(): Promise<void>;
}

export async function inFile(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-records-'));
  return {
    open: () => createSqliteCatalog(join(folder, 'meadow.db')),
    end: () => rm(folder, { recursive: true }),
  };
}

/** On the server that MEADOW_TEST_POSTGRES names. */
export async function onServer(): Promise<Opened> {
  const server = process.env.MEADOW_TEST_POSTGRES;
  if (!server) throw new Error('Set MEADOW_TEST_POSTGRES to a PostgreSQL server, as CONTRIBUTING.md says.');
  const { hostname, port, username, password } = new URL(server);
  const database = `meadow_${randomUUID().replaceAll('-', '')}`;
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-records-'));
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, decodeURIComponent(password), { mode: 0o600 });
  await ask(server, `create database ${database} template template0 encoding 'UTF8' locale 'C'`);
  const user = decodeURIComponent(username);
  return {
    open: () => createPostgresCatalog({ host: hostname, port: Number(port), database, user, passwordFile }),
    async end() {
      await ask(server, `drop database ${database} with (force)`);
      await rm(folder, { recursive: true });
    },
  };
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
