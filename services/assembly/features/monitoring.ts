import { createMonitoring, type Monitoring } from '../../monitoring/monitoring.ts';
import type { Ground } from '../ground.ts';
import { lookedAfter } from '../places/looked-after.ts';

export const joinMonitoring = (ground: Ground): Monitoring =>
  createMonitoring({
    ...ground,
    catalog: lookedAfter(ground),
    historyKept: async () => (await ground.settings.get()).history.keep,
  });
