import { catalogLiveSuite } from './catalog-live-suite.ts';
import { openSharedSqlite } from './shared-sqlite.ts';

catalogLiveSuite('SQLite', openSharedSqlite);
