import { describe } from 'vitest';
import { catalogLiveSuite } from './catalog-live-suite.ts';
import { openSharedPostgres, POSTGRES } from './postgres-server.ts';

describe.skipIf(!POSTGRES)('on a real server (MEADOW_TEST_POSTGRES)', () =>
  catalogLiveSuite('PostgreSQL', openSharedPostgres),
);
