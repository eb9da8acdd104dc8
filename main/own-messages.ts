import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { maySpeak } from './sender-rule.ts';

/** Who spoke: the top frame of a window of ours, and the window's contents. */
export interface Speaker {
  frame: WebFrameMain;
  contents: IpcMainEvent['sender'];
}

export interface OwnMessages {
  on(channel: string, listener: (from: Speaker, word: unknown) => void): void;
  /** The same, where the window waits until it was heard; who may not speak is answered with an error. */
  answer(channel: string, listener: (from: Speaker, word: unknown) => void): void;
}

/**
 * The one place where messages of pages come in: whoever is not the top frame of an own window, on our own page, is not
 * heard, on any channel.
 */
export function createOwnMessages(
  ipc: Pick<IpcMain, 'on' | 'handle'>,
  ownTopFrames: () => readonly WebFrameMain[],
): OwnMessages {
  const speakerOf = ({ senderFrame, sender }: IpcMainEvent | IpcMainInvokeEvent): Speaker | undefined =>
    senderFrame && maySpeak(senderFrame, ownTopFrames()) ? { frame: senderFrame, contents: sender } : undefined;
  return {
    on(channel, listener) {
      ipc.on(channel, (event, word: unknown) => {
        const from = speakerOf(event);
        if (from) listener(from, word);
      });
    },
    answer(channel, listener) {
      ipc.handle(channel, (event, word: unknown) => {
        const from = speakerOf(event);
        if (!from) throw new Error('This page may not speak to Meadow.');
        listener(from, word);
      });
    },
  };
}
