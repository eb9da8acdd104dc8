import { create } from 'zustand';
import { type NotifyState, notifyState } from './notify-state.ts';
import { recall, remember, remembered } from './remembered.ts';

/** Whether alerts come as notifications of the system, in this browser. On the desktop the shell tells of them, not the page. */
export const useNotifying = create<{ state: NotifyState }>(() => ({ state: stateNow() }));

/** Asks the person, by the browser's own question, where they were not asked before. */
export async function startNotifying(): Promise<void> {
  await Notification.requestPermission();
  remember('notify', 'on');
  useNotifying.setState({ state: stateNow() });
}

export function stopNotifying(): void {
  remember('notify', 'off');
  useNotifying.setState({ state: stateNow() });
}

function stateNow(): NotifyState {
  const permission = !window.meadow && 'Notification' in window ? Notification.permission : undefined;
  return notifyState(permission, recall('notify', remembered.notify));
}
