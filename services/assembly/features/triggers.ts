import { createPower } from '../../adapters/local/power.ts';
import { byItself, createLookLeases } from '../../jobs/look-leases.ts';
import { createTriggers, type Triggers } from '../../triggers/triggers.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { orchestratorsOf } from '../orchestrators-of.ts';
import { lookedAfter } from '../places/looked-after.ts';

export const joinTriggers = (ground: Ground, { training }: Joined): Triggers =>
  createTriggers({
    ...ground,
    catalog: lookedAfter(ground),
    power: createPower(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    isTrained: training.isTrained,
    isAdding: () => ground.jobs.list('add').some(({ state }) => state === 'running'),
    start: training.startBecause,
    chosen: orchestratorsOf(ground).chosen,
    alone: ground.shared ? createLookLeases(ground.catalog.leases, ground.coreName, ground.clock) : byItself,
  });
