import { z } from 'zod';

/** In pixels of the desktop, as Electron counts them. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const area = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });

/** Where the window was when it was seen last. `bounds`: when it was neither maximised nor full screen. */
export const windowPlace = z.object({
  bounds: area.optional(),
  maximised: z.boolean().default(false),
  fullScreen: z.boolean().default(false),
});
export type WindowPlace = z.infer<typeof windowPlace>;

export const LEAST = { width: 900, height: 600 };
const USUAL = { width: 1280, height: 840 };
/** So much of the window's upper edge must be on a display, so that it can be taken hold of. */
const HOLD = { width: 120, height: 32 };

/**
 * Where the window opens: where it was, as large as the display there allows; in the middle of the first display where
 * its own is gone. `displays`: what programs may use of each, the first one being the one of the system's own bar.
 */
export function fitWindow(was: Area | undefined, displays: readonly [Area, ...Area[]]): Area {
  const home = was && displays.find((display) => canBeHeld(was, display));
  const display = home ?? displays[0];
  const wanted = was ?? USUAL;
  const width = Math.min(Math.max(wanted.width, LEAST.width), Math.max(display.width, 1));
  const height = Math.min(Math.max(wanted.height, LEAST.height), Math.max(display.height, 1));
  if (home) {
    return {
      x: within(was.x, display.x, display.width - width),
      y: within(was.y, display.y, display.height - height),
      width,
      height,
    };
  }
  const middle = (from: number, room: number) => from + Math.max(0, Math.floor(room / 2));
  return { x: middle(display.x, display.width - width), y: middle(display.y, display.height - height), width, height };
}

/** A window may hang over the edge of its display as it did; only its upper edge must not be lost above it. */
function within(at: number, from: number, room: number): number {
  return room < 0 ? from : Math.max(at, from);
}

function canBeHeld(window: Area, display: Area): boolean {
  const across = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  const inside = window.y + HOLD.height > display.y && window.y + HOLD.height <= display.y + display.height;
  return across >= HOLD.width && inside;
}
