import { create } from 'zustand';
import type { Alert } from '../../contract/shapes/alert.ts';

/** The alerts that were raised while this window listened and that nobody has dealt with, newest first. */
export const useRaisedAlerts = create<{ alerts: readonly Alert[] }>(() => ({ alerts: [] }));

export function noteAlert(alert: Alert): void {
  useRaisedAlerts.setState(({ alerts }) => ({ alerts: [alert, ...alerts] }));
}

export function forgetAlerts(): void {
  useRaisedAlerts.setState({ alerts: [] });
}

/** The alerts of a project were seen; those of others were not. */
export function forgetAlertsOf(project: string): void {
  useRaisedAlerts.setState(({ alerts }) => ({ alerts: alerts.filter((alert) => alert.project !== project) }));
}
