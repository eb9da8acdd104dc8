import { systemClock } from '../../../services/adapters/local/clock.ts';
import type { DeployingParts } from '../../../services/deploying/deploying.ts';
import { everyone, TOKEN } from '../predictor/open-predictor.ts';
import { keptRecords } from './kept-records.ts';

export const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

type Given = Pick<DeployingParts, 'jobs' | 'clusters' | 'deployer' | 'model' | 'liveVersion'>;

/** What deploying is made of in a test: a Meadow by itself, that has no photos, no gate and no stack. */
export const deployingParts = (parts: Given & Partial<DeployingParts>): DeployingParts => ({
  records: keptRecords(),
  clock: systemClock,
  log: quiet,
  emit: () => undefined,
  open: true,
  examine: async () => [],
  rollbackLive: async () => 'test-1',
  gateRefusal: async () => undefined,
  promoteLive: async () => undefined,
  photosFor: async () => [],
  photoBytes: async () => Buffer.alloc(0),
  access: async () => ({ access: everyone, token: TOKEN }),
  takeOver: () => ({ read: async () => 0 }),
  desired: async () => undefined,
  self: async () => ({ meadow: 'here', by: 'Anna' }),
  ...parts,
});
