import { create } from 'zustand';

const names = ['palette', 'shortcuts', 'new-project', 'project-settings', 'add-class'] as const;

/** What lies over every page when it is asked for. */
export type OverlayName = (typeof names)[number];

interface Overlay {
  shown?: OverlayName;
  /** What had the focus before. */
  before?: Element | null;
  /** What was typed for it before it was there. */
  ahead?: string;
  /** Enter was pressed after that: the first that is found is meant, and nothing more is kept. */
  entered?: boolean;
}

/** What lies over the pages now; one at a time. */
export const useOverlay = create<Overlay>(() => ({}));

export const showOverlay = (shown: OverlayName): void =>
  useOverlay.setState(({ before }) => ({ shown, before: before ?? document.activeElement }));

export const hideOverlay = (): void => useOverlay.setState({}, true);

/** Keeps letters for what is asked for and not there yet. */
export const typeAhead = (change: (typed: string) => string): void =>
  useOverlay.setState(({ ahead = '', entered }) => (entered ? {} : { ahead: change(ahead) }));

export const enterAhead = (): void => useOverlay.setState({ entered: true });

/** Hands out, once, what was typed ahead. */
export function takeTypedAhead(): { ahead: string; entered: boolean } {
  const { ahead = '', entered = false } = useOverlay.getState();
  if (ahead !== '' || entered) useOverlay.setState({ ahead: '', entered: false });
  return { ahead, entered };
}

const KEPT = 'meadow-overlay';

/** Keeps what is asked for, while the window is loaded anew for its sake. */
export function keepOverlay(storage: Pick<Storage, 'setItem'>): void {
  const { shown } = useOverlay.getState();
  if (shown) storage.setItem(KEPT, shown);
}

/** Shows again what was kept, once. */
export function takeUpOverlay(storage: Pick<Storage, 'getItem' | 'removeItem'>): void {
  const kept = storage.getItem(KEPT);
  storage.removeItem(KEPT);
  const shown = names.find((name) => name === kept);
  if (shown) useOverlay.setState({ shown });
}
