import { CAMERA, CONNECT, CONNECT_DESK } from '../channels.ts';

/** All of Electron that the window can touch. */
export interface Bridge {
  /**
   * Asks for a port to the core, or to the main process. It arrives as a `message` event of the window, its data being
   * `nonce`: a port cannot be handed through the context bridge.
   */
  connect(nonce: string, to: 'core' | 'desk'): void;
  /** Where a dropped file lies; empty for one that is on no disk. */
  pathForFile(file: File): string;
  /** The camera panel opened or closed; resolves when the camera may be asked for, or no more. */
  camera(open: boolean): Promise<void>;
}

interface Electron {
  send(channel: string, nonce: string): void;
  invoke(channel: string, open: boolean): Promise<void>;
  getPathForFile(file: File): string;
}

export const createBridge = ({ send, invoke, getPathForFile }: Electron): Bridge => ({
  connect: (nonce, to) => send(to === 'desk' ? CONNECT_DESK : CONNECT, String(nonce)),
  pathForFile: (file) => getPathForFile(file),
  camera: (open) => invoke(CAMERA, open === true),
});
