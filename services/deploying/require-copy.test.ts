import { expect, it } from 'vitest';
import type { Deployed, DeployedPod } from '../../contract/shapes/deployment.ts';
import { requireCopy } from './require-copy.ts';

const copy = (name: string): DeployedPod => ({
  name,
  version: 'lawn-1',
  state: 'ready',
  since: '2026-03-01T12:00:00.000Z',
  restarts: 0,
});
const copies = { version: 'lawn-1', replicas: 1, settled: true };
const deployed: Deployed = {
  ...copies,
  pods: [copy('predictor-a')],
  canary: { ...copies, pods: [copy('predictor-b')] },
  events: [],
};

it('knows the copies and those of the canary, and says of another that there is none', () => {
  requireCopy(deployed, 'predictor-a');
  requireCopy(deployed, 'predictor-b');
  for (const known of [deployed, undefined])
    expect(() => requireCopy(known, 'nope')).toThrow(
      expect.objectContaining({ code: 'not-found', message: 'There is no copy "nope".' }),
    );
});
