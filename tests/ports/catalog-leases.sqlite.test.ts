import { catalogLeasesSuite } from './catalog-leases-suite.ts';
import { openSharedSqlite } from './shared-sqlite.ts';

catalogLeasesSuite('SQLite', openSharedSqlite);
