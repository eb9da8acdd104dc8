import { catalogJournalsSuite } from './catalog-journals-suite.ts';
import { openSharedSqlite } from './shared-sqlite.ts';

catalogJournalsSuite('SQLite', openSharedSqlite);
