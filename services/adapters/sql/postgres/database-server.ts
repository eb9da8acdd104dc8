import { Client } from 'pg';
import { databaseStatements } from '../../../domain/stack/database-statements.ts';
import type { DatabaseServer } from '../../../ports/database-server.ts';

export interface Administrator {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** Milliseconds to connect, and for a statement. */
const CONNECT_MS = 10_000;
const STATEMENT_MS = 60_000;

/** Connects to PostgreSQL as its administrator. */
export async function connectDatabaseServer(administrator: Administrator): Promise<DatabaseServer> {
  const client = new Client({
    ...administrator,
    database: 'postgres',
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'meadow provision',
  });
  await client.connect();
  const names = async (query: string): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(query);
    return rows.map(({ name }) => name);
  };
  return {
    async provide(owners) {
      const roles = await names('select rolname as name from pg_roles');
      const databases = await names('select datname as name from pg_database');
      for (const statement of databaseStatements(owners, { roles, databases })) await client.query(statement);
    },
    close: () => client.end(),
  };
}
