import { describe } from 'vitest';
import { catalogPhotosSuite } from './catalog-photos-suite.ts';
import { openSharedPostgres, POSTGRES } from './postgres-server.ts';

describe.skipIf(!POSTGRES)('on a real server (MEADOW_TEST_POSTGRES)', () =>
  catalogPhotosSuite('PostgreSQL', openSharedPostgres),
);
