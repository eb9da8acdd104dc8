import { describe } from 'vitest';
import { catalogTriggersSuite } from './catalog-triggers-suite.ts';
import { openSharedPostgres, POSTGRES } from './postgres-server.ts';

describe.skipIf(!POSTGRES)('on a real server (MEADOW_TEST_POSTGRES)', () =>
  catalogTriggersSuite('PostgreSQL', openSharedPostgres),
);
