/** Which windows have their camera panel open now, as they say themselves. */
export interface CameraPanels {
  note(window: object, open: boolean): void;
  /** Its page went away, and its panel with it. */
  forget(window: object): void;
  isOpen(window: object | null): boolean;
}

/** The camera is given while its panel is open and at no other time, so that no page keeps it by mistake. */
export function createCameraPanels(): CameraPanels {
  const open = new WeakSet<object>();
  return {
    note(window, isOpen) {
      if (isOpen) open.add(window);
      else open.delete(window);
    },
    forget: (window) => void open.delete(window),
    isOpen: (window) => window !== null && open.has(window),
  };
}
