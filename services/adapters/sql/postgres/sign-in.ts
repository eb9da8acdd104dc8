import { Client, type ClientConfig } from 'pg';

/** Milliseconds to connect, and for its answer. */
const PATIENCE_MS = 5000;

/** Throws the reason where a role cannot sign in to a database. */
export async function signIn(
  who: Pick<ClientConfig, 'host' | 'port' | 'database' | 'user' | 'password'>,
): Promise<void> {
  const patience = { connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS };
  const client = new Client({ ...who, ...patience, application_name: 'meadow wait' });
  // It would end the program where the server goes away in between.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end();
  }
}
