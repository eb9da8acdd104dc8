import { describe } from 'vitest';
import { catalogMonitoringSuite } from './catalog-monitoring-suite.ts';
import { openSharedPostgres, POSTGRES } from './postgres-server.ts';

describe.skipIf(!POSTGRES)('on a real server (MEADOW_TEST_POSTGRES)', () =>
  catalogMonitoringSuite('PostgreSQL', openSharedPostgres),
);
