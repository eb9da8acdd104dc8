import { recall, remembered } from '../../data/remembered.ts';
import { useCurrentProject } from '../../data/use-models.ts';
import { useTraffic } from '../../data/use-monitoring.ts';
import type { Command } from '../../palette/command.ts';
import { sectionsOf } from '../../palette/sections-of.ts';
import { monitoringParts } from './monitoring-parts.ts';

const useSections = sectionsOf('monitoring', 'monitoring', {
  drift: 'drift.title',
  versions: 'versions.title',
  thresholds: 'settings.title',
});

/** The way to what the Monitoring page says below its charts, as far as there is something to say. */
export function useMonitoringSections(): Command[] {
  const traffic = useTraffic(useCurrentProject()?.id, recall('span', remembered.span), '');
  const shown = monitoringParts(traffic.data);
  return useSections((part) => shown[part]);
}
