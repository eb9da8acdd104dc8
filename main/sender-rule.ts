import { isOwnAddress } from './app-address.ts';

/** The frame a message came from, as Electron tells it; null where it is gone already. */
export interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/** May this frame speak to the main process? Only the top frame of a window of ours, and only on our own page. */
export function maySpeak(frame: Frame | null, ownTopFrames: readonly unknown[]): boolean {
  return frame !== null && frame.parent === null && ownTopFrames.includes(frame) && isOwnAddress(frame.url);
}
