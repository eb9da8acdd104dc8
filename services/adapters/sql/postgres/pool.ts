import { readFile } from 'node:fs/promises';
import { type ClientConfig, Pool, types } from 'pg';
import { deadlinesOf, type PostgresSettings } from './settings.ts';

const CONNECTIONS = 6;
const INT8 = 20;
const NUMERIC = 1700;

/** Sums, counts, keys and times are far below 2^53: numbers, as SQLite gives them. Else pg gives text. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === INT8 || oid === NUMERIC ? Number : types.getTypeParser(oid, format as 'text');

/**
 * How each connection is made; what the environment says of PostgreSQL counts for nothing. `name`: what the server calls
 * who made it.
 */
export const connectionConfig = (settings: PostgresSettings, name: string): ClientConfig => {
  const { host, port, database, user, passwordFile } = settings;
  const { connect, statement, answer } = deadlinesOf(settings);
  return {
    host,
    port,
    database,
    user,
    password: async () => (await readFile(passwordFile, 'utf8')).trim(),
    ssl: false,
    // Said so that nothing else is.
    options: '-c timezone=UTC',
    application_name: name,
    connectionTimeoutMillis: connect,
    statement_timeout: statement,
    lock_timeout: statement,
    // A core that fell asleep in a change keeps nobody from theirs.
    idle_in_transaction_session_timeout: answer,
    query_timeout: answer,
    keepAlive: true,
    types: { getTypeParser },
  };
};

/** Opens connections as they are needed. */
export const openPool = (settings: PostgresSettings, name: string): Pool => {
  const pool = new Pool({ ...connectionConfig(settings, name), max: settings.connections ?? CONNECTIONS });
  // A connection that was lost is replaced; who used it is told by its statement.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};
