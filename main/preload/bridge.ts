import { CONNECT, type Partner } from '../channels.ts';

/** All of Electron that the window can touch. */
export interface Bridge {
  /**
   * Asks for a port to the core, or to the main process. It arrives as a `message` event of the window, its data being
   * `nonce`: a port cannot be handed through the context bridge.
   */
  connect(nonce: string, to: Partner): void;
  /** Where a dropped file lies; empty for one that is on no disk. */
  pathForFile(file: File): string;
}

interface Electron {
  send(channel: string, nonce: string, to: string): void;
  getPathForFile(file: File): string;
}

export const createBridge = ({ send, getPathForFile }: Electron): Bridge => ({
  connect: (nonce, to) => send(CONNECT, String(nonce), String(to)),
  pathForFile: (file) => getPathForFile(file),
});
