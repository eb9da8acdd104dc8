import { isOwnAddress } from './app-address.ts';

/** A page's wish, as Electron's request and check handlers tell it. */
export interface Wish {
  permission: string;
  /** The address of the page that asks. */
  from: string | undefined;
  isMainFrame: boolean;
  /** What of the media is wanted, for the permission `media`. */
  media: readonly string[];
  /** The window shows its camera panel now. */
  cameraPanel: boolean;
}

/**
 * The camera without the microphone while its panel is open, and text for the clipboard; only for the window's own top frame.
 * What happened is told by the main process, which asks no page.
 */
export function isAllowed({ permission, from, isMainFrame, media, cameraPanel }: Wish): boolean {
  if (!isMainFrame || from === undefined || !isOwnAddress(from)) return false;
  if (permission === 'clipboard-sanitized-write') return true;
  return permission === 'media' && cameraPanel && media.length > 0 && media.every((kind) => kind === 'video');
}
