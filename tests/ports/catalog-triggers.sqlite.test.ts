import { catalogTriggersSuite } from './catalog-triggers-suite.ts';
import { openSharedSqlite } from './shared-sqlite.ts';

catalogTriggersSuite('SQLite', openSharedSqlite);
