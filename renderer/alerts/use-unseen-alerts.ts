import { useAlerts } from '../data/use-alerts.ts';
import { useCurrentProject } from '../data/use-models.ts';

/** How many open alerts of the project nobody has seen yet. */
export function useUnseenAlerts(): number {
  const { data } = useAlerts(useCurrentProject()?.id);
  return (data ?? []).filter(({ cleared, seen }) => cleared === undefined && !seen).length;
}
