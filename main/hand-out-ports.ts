import { CAMERA, CONNECT, CONNECT_DESK, isNonce, PORT } from './channels.ts';
import type { DeskContents, DeskFrame, DeskPort, ElectronParts } from './electron-parts.ts';
import { createOwnMessages } from './own-messages.ts';

export interface PortParts {
  electron: Pick<ElectronParts, 'ipcMain' | 'MessageChannelMain'>;
  /** The window's page; none where there is no window. */
  contents(): DeskContents | undefined;
  /** Takes the other end of a port that leads to the core, or to main itself. */
  toCore(port: DeskPort): void;
  toDesk(port: DeskPort): void;
  onCamera(contents: object, open: boolean): void;
}

/** Gives the window's own page what it may ask by, and hears of its camera. Nobody else is heard. */
export function handOutPorts({ electron, contents, toCore, toDesk, onCamera }: PortParts): void {
  const { ipcMain } = electron;
  const messages = createOwnMessages(ipcMain, () => {
    const page = contents();
    return page ? [page.mainFrame] : [];
  });
  const handOut = (frame: DeskFrame, nonce: unknown, take: (port: DeskPort) => void) => {
    if (!isNonce(nonce)) return;
    const { port1, port2 } = new electron.MessageChannelMain();
    take(port1);
    frame.postMessage(PORT, nonce, [port2]);
  };
  messages.on(CONNECT, ({ frame }, nonce) => handOut(frame, nonce, toCore));
  messages.on(CONNECT_DESK, ({ frame }, nonce) => handOut(frame, nonce, toDesk));
  messages.answer(CAMERA, (from, open) => onCamera(from.contents, open === true));
}
