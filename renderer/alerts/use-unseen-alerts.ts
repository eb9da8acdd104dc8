import type { Alert } from '../../contract/shapes/alert.ts';
import { useAlerts } from '../data/use-alerts.ts';
import { useCurrentProject } from '../data/use-models.ts';

/** The open alerts of the project that nobody has seen yet, newest first. */
export function useUnseenAlerts(): readonly Alert[] {
  const { data } = useAlerts(useCurrentProject()?.id);
  return (data ?? []).filter(({ cleared, seen }) => cleared === undefined && !seen);
}
