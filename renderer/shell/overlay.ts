import { create } from 'zustand';

/** What lies over every page when it is asked for. */
export type OverlayName = 'palette' | 'shortcuts' | 'new-project' | 'project-settings';

interface Overlay {
  shown?: OverlayName;
  /** What had the focus before. */
  before?: Element | null;
}

/** What lies over the pages now; one at a time. */
export const useOverlay = create<Overlay>(() => ({}));

export const showOverlay = (shown: OverlayName): void =>
  useOverlay.setState(({ before }) => ({ shown, before: before ?? document.activeElement }));

export const hideOverlay = (): void => useOverlay.setState({}, true);
