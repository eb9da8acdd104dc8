import { createMonitoring, type Monitoring } from '../../monitoring/monitoring.ts';
import type { Ground } from '../ground.ts';

export const joinMonitoring = (ground: Ground): Monitoring =>
  createMonitoring({ ...ground, historyKept: async () => (await ground.settings.get()).history.keep });
