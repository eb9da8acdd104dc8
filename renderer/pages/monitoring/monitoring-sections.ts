import type { Command } from '../../palette/command.ts';
import { useSectionCommands } from '../../palette/lead-to-section.ts';
import { useNames } from '../../palette/use-names.ts';

/** The way to what the Monitoring page says below its charts. */
export function useMonitoringSections(): Command[] {
  const lead = useSectionCommands();
  const names = useNames('monitoring');
  const drift = names(
    (t) => t('drift.title'),
    (t) => t('find.drift'),
  );
  const versions = names(
    (t) => t('versions.title'),
    (t) => t('find.versions'),
  );
  const thresholds = names(
    (t) => t('settings.title'),
    (t) => t('find.thresholds'),
  );
  return lead('monitoring', [
    { id: 'monitoring-drift', ...drift },
    { id: 'monitoring-versions', ...versions },
    { id: 'monitoring-thresholds', ...thresholds },
  ]);
}
