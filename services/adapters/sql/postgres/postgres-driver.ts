import { setTimeout } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { again } from '../change.ts';
import { requireKnownNumber } from '../migrate.ts';
import { asPostgresFault, kindOf } from './postgres-fault.ts';

/** One connection of the pool while somebody uses it. */
interface Connection extends DatabaseConnection {
  run(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: unknown[]; rowCount: number | null; command: string }>;
  changing: boolean;
  release(): void;
}

const GOODBYE_MS = 1000;

/** "mead" as a number: the lock that each change of more than one statement takes; see `change.ts`. */
const CHANGE_LOCK = 0x6d65_6164;

const begin = `begin isolation level read committed; select pg_advisory_xact_lock(${CHANGE_LOCK})`;

/** Several statements at once have a result each. */
const lastOf = <Result>(results: Result | Result[]): Result | undefined =>
  [results].flat().at(-1) as Result | undefined;

/** Rows come as PostgreSQL holds them; that they fit `Row` is Kysely's promise, made from the schema's types. */
const rowsOf = <Row>(rows: unknown[]): Row[] => rows as Row[];

const createConnection = (client: PoolClient, server: string): Connection => {
  /** What broke the connection: what was asked may still be answered, so nothing else may be asked on it. */
  let broken: unknown;
  const connection: Connection = {
    changing: false,
    async run(text, values) {
      try {
        if (broken) throw broken;
        return await client.query(text, values && [...values]);
      } catch (thrown) {
        if (kindOf(thrown) === 'unreachable') broken = thrown;
        throw asPostgresFault(thrown, server, connection.changing);
      }
    },
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const ask = () => connection.run(query.sql, query.parameters);
      // A statement by itself can be made again; within a change, all of the change must be.
      const { rows, rowCount } = await (connection.changing ? ask() : again(ask));
      return { rows: rowsOf<Row>(rows), numAffectedRows: BigInt(rowCount ?? 0) };
    },
    // biome-ignore lint/correctness/useYield: nothing streams
    async *streamQuery() {
      throw new Error('Rows are read in parts, never as a stream.');
    },
    release: () => client.release(broken !== undefined),
  };
  return connection;
};

/**
 * Hands Kysely the pool's connections, and takes the lock of a change with its beginning. `isMade`: whether the tables are
 * there.
 */
export const createPostgresDriver = (pool: Pool, server: string, isMade: boolean): Driver => {
  // Another core may have brought the tables up to what a newer Meadow needs since this one started.
  const beginning = isMade ? `${begin}; select version from schema_version` : begin;
  const own = (connection: DatabaseConnection) => connection as Connection;
  return {
    init: async () => undefined,
    async acquireConnection() {
      try {
        return createConnection(await pool.connect(), server);
      } catch (thrown) {
        throw asPostgresFault(thrown, server);
      }
    },
    async beginTransaction(connection) {
      const { run } = own(connection);
      try {
        const row = lastOf(await run(beginning))?.rows[0];
        if (isMade) requireKnownNumber(Number((row as { version: number }).version));
      } catch (thrown) {
        await run('rollback').catch(() => undefined);
        throw thrown;
      }
      own(connection).changing = true;
    },
    async commitTransaction(connection) {
      const { command } = await own(connection).run('commit');
      // So it ends where a statement failed and was caught.
      if (command === 'ROLLBACK') throw new Error('The change was taken back, because a part of it failed.');
    },
    async rollbackTransaction(connection) {
      await own(connection).run('rollback');
    },
    async releaseConnection(connection) {
      own(connection).release();
    },
    async destroy() {
      // A dead server would never answer the goodbye.
      await Promise.race([pool.end(), setTimeout(GOODBYE_MS, undefined, { ref: false })]);
    },
  };
};
