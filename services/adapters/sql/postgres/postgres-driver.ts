import { setTimeout } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { again } from '../change.ts';
import { requireKnownNumber } from '../migrate.ts';
import { asPostgresFault, kindOf } from './postgres-fault.ts';
import { wasCommitted } from './was-committed.ts';

/** One connection of the pool while somebody uses it. */
interface Connection extends DatabaseConnection {
  run(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: unknown[]; rowCount: number | null; command: string }>;
  /** The server's name for the change that is under way. */
  change: string | undefined;
  isBroken(): boolean;
  release(): void;
}

const GOODBYE_MS = 1000;

/** "mead" as a number: the lock that each change of more than one statement takes; see `change.ts`. */
const CHANGE_LOCK = 0x6d65_6164;

const begin = `begin isolation level read committed; select pg_advisory_xact_lock(${CHANGE_LOCK})`;

/** Rows come as PostgreSQL holds them; that they fit `Row` is Kysely's promise, made from the schema's types. */
const rowsOf = <Row>(rows: unknown[]): Row[] => rows as Row[];

const createConnection = (client: PoolClient, server: string): Connection => {
  /** What broke the connection: what was asked may still be answered, so nothing else may be asked on it. */
  let broken: unknown;
  const connection: Connection = {
    change: undefined,
    async run(text, values) {
      try {
        if (broken) throw broken;
        return await client.query(text, values && [...values]);
      } catch (thrown) {
        if (kindOf(thrown) === 'unreachable') broken = thrown;
        throw asPostgresFault(thrown, server, connection.change !== undefined);
      }
    },
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const ask = () => connection.run(query.sql, query.parameters);
      // A statement by itself can be made again; within a change, all of the change must be.
      const { rows, rowCount } = await (connection.change === undefined ? again(ask) : ask());
      return { rows: rowsOf<Row>(rows), numAffectedRows: BigInt(rowCount ?? 0) };
    },
    // biome-ignore lint/correctness/useYield: nothing streams
    async *streamQuery() {
      throw new Error('Rows are read in parts, never as a stream.');
    },
    isBroken: () => broken !== undefined,
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
  const found = isMade ? '(select version from schema_version)' : '0';
  const beginning = `${begin}; select ${found} as version, cast(pg_current_xact_id() as text) as change`;
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
        // Several statements at once have a result each.
        const results = [await run(beginning)].flat();
        const [begun] = rowsOf<{ version: number; change: string }>(results.at(-1)?.rows ?? []);
        requireKnownNumber(begun?.version ?? 0);
        own(connection).change = begun?.change;
      } catch (thrown) {
        await run('rollback').catch(() => undefined);
        throw thrown;
      }
    },
    async commitTransaction(connection) {
      const { run, change, isBroken } = own(connection);
      try {
        const { command } = await run('commit');
        // So it ends where a statement failed and was caught.
        if (command === 'ROLLBACK') throw new Error('The change was taken back, because a part of it failed.');
      } catch (thrown) {
        if (!(change && isBroken() && (await wasCommitted(pool, change)))) throw thrown;
      }
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
