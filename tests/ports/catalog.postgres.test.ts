import { describe } from 'vitest';
import { catalogSuite } from './catalog-suite.ts';
import { openPostgres, POSTGRES } from './postgres-server.ts';

describe.skipIf(!POSTGRES)('on a real server (MEADOW_TEST_POSTGRES)', () => catalogSuite('PostgreSQL', openPostgres));
