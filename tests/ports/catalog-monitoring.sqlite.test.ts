import { catalogMonitoringSuite } from './catalog-monitoring-suite.ts';
import { openSharedSqlite } from './shared-sqlite.ts';

catalogMonitoringSuite('SQLite', openSharedSqlite);
