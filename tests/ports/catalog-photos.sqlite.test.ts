import { catalogPhotosSuite } from './catalog-photos-suite.ts';
import { openSharedSqlite } from './shared-sqlite.ts';

catalogPhotosSuite('SQLite', openSharedSqlite);
