import { describe } from 'vitest';
import { catalogLeasesSuite } from './catalog-leases-suite.ts';
import { openSharedPostgres, POSTGRES } from './postgres-server.ts';

describe.skipIf(!POSTGRES)('on a real server (MEADOW_TEST_POSTGRES)', () =>
  catalogLeasesSuite('PostgreSQL', openSharedPostgres),
);
