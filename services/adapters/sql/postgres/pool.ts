import { readFile } from 'node:fs/promises';
import { Pool, types } from 'pg';
import { deadlinesOf, type PostgresSettings } from './settings.ts';

const CONNECTIONS = 6;
const INT8 = 20;
const NUMERIC = 1700;

/** Sums, counts, keys and times are far below 2^53: numbers, as SQLite gives them. Else pg gives text. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === INT8 || oid === NUMERIC ? Number : types.getTypeParser(oid, format as 'text');

/** Opens connections as they are needed; what the environment says of PostgreSQL counts for nothing. */
export const openPool = (settings: PostgresSettings): Pool => {
  const { host, port, database, user, passwordFile, connections = CONNECTIONS } = settings;
  const { connect, statement, answer } = deadlinesOf(settings);
  const pool = new Pool({
    host,
    port,
    database,
    user,
    password: async () => (await readFile(passwordFile, 'utf8')).trim(),
    ssl: false,
    application_name: 'meadow',
    max: connections,
    connectionTimeoutMillis: connect,
    statement_timeout: statement,
    lock_timeout: statement,
    // A core that fell asleep in a change keeps nobody from theirs.
    idle_in_transaction_session_timeout: answer,
    query_timeout: answer,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A connection that was lost is replaced; who used it is told by its statement.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};
