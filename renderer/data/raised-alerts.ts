import { create } from 'zustand';
import type { Alert } from '../../contract/shapes/alert.ts';

/** The alert that was raised last while this window listened. */
export const useRaisedAlert = create<{ alert: Alert | undefined }>(() => ({ alert: undefined }));

export function noteAlert(alert: Alert): void {
  useRaisedAlert.setState({ alert });
}

export function forgetAlert(): void {
  useRaisedAlert.setState({ alert: undefined });
}
