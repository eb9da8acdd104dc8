import { expect, test } from 'vitest';
import type { Alert } from '../../contract/shapes/alert.ts';
import { forgetAlerts, forgetAlertsOf, noteAlert, useRaisedAlerts } from './raised-alerts.ts';

const raised = (id: number, project: string): Alert => ({
  id,
  project,
  name: 'latency',
  version: `${project}-1`,
  raised: '2026-01-02T03:04:05.000Z',
  seen: false,
  value: 2000,
  threshold: 1000,
});
const kept = () => useRaisedAlerts.getState().alerts.map(({ id }) => id);

test('alerts wait, the newest first, and those of one project are dealt with alone', () => {
  noteAlert(raised(1, 'bees'));
  noteAlert(raised(2, 'lawn'));
  noteAlert(raised(3, 'bees'));
  expect(kept()).toEqual([3, 2, 1]);
  forgetAlertsOf('bees');
  expect(kept()).toEqual([2]);
  forgetAlerts();
  expect(kept()).toEqual([]);
});
