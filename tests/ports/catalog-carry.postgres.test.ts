import { describe } from 'vitest';
import { catalogCarrySuite } from './catalog-carry-suite.ts';
import { openSharedPostgres, POSTGRES } from './postgres-server.ts';
import { openSharedSqlite } from './shared-sqlite.ts';

describe.skipIf(!POSTGRES)('on a real server (MEADOW_TEST_POSTGRES)', () => {
  catalogCarrySuite('from SQLite to PostgreSQL', openSharedSqlite, openSharedPostgres);
  catalogCarrySuite('from PostgreSQL to SQLite', openSharedPostgres, openSharedSqlite);
});
