import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { asSqliteFault } from './sqlite-fault.ts';

const isInput = (value: unknown): value is SQLInputValue =>
  value === null || ['string', 'number', 'bigint'].includes(typeof value) || ArrayBuffer.isView(value);

const inputs = (query: CompiledQuery): SQLInputValue[] =>
  query.parameters.map((value) => {
    if (isInput(value)) return value;
    throw new TypeError(`SQLite cannot hold a ${typeof value}.`);
  });

/** Rows come as SQLite holds them; that they fit `Row` is Kysely's promise, made from the schema's types. */
const rowsOf = <Row>(rows: unknown[]): Row[] => rows as Row[];

const run = <Row>(database: DatabaseSync, query: CompiledQuery): QueryResult<Row> => {
  const statement = database.prepare(query.sql);
  if (statement.columns().length > 0) return { rows: rowsOf<Row>(statement.all(...inputs(query))) };
  const { changes, lastInsertRowid } = statement.run(...inputs(query));
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
};

const createConnection = (database: DatabaseSync, file: string): DatabaseConnection => ({
  async executeQuery<Row>(query: CompiledQuery) {
    try {
      return run<Row>(database, query);
    } catch (thrown) {
      throw asSqliteFault(thrown, file);
    }
  },
  async *streamQuery<Row>(query: CompiledQuery) {
    for (const row of database.prepare(query.sql).iterate(...inputs(query))) yield { rows: rowsOf<Row>([row]) };
  },
});

const createDriver = (database: DatabaseSync, file: string): Driver => {
  const connection = createConnection(database, file);
  const execute = async (sql: string) => {
    try {
      database.exec(sql);
    } catch (thrown) {
      throw asSqliteFault(thrown, file);
    }
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    // Every transaction writes: taking the lock at once waits for other processes instead of failing half way.
    beginTransaction: () => execute('begin immediate'),
    commitTransaction: () => execute('commit'),
    // A full disk makes SQLite roll back by itself.
    rollbackTransaction: async () => (database.isTransaction ? execute('rollback') : undefined),
    releaseConnection: async () => undefined,
    destroy: async () => database.close(),
  };
};

/** Kysely over Node's own SQLite. */
export const createDialect = (database: DatabaseSync, file: string): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => createDriver(database, file),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
});
