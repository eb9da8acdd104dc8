/** `none`: this browser knows no notifications. `refused`: only the browser's own settings can allow them again. */
export type NotifyState = 'none' | 'refused' | 'off' | 'on';

/** By what the browser allows, and what the person wanted here. */
export function notifyState(permission: NotificationPermission | undefined, wanted: 'off' | 'on'): NotifyState {
  if (permission === undefined) return 'none';
  if (permission === 'denied') return 'refused';
  return permission === 'granted' ? wanted : 'off';
}
