import { type Frame, maySpeak } from './sender-rule.ts';

/** Who spoke: the top frame of a window of ours, and the window's contents. */
export interface Speaker<Own, Contents> {
  frame: Own;
  contents: Contents;
}

export interface OwnMessages<Own, Contents> {
  on(channel: string, listener: (from: Speaker<Own, Contents>, word: unknown) => void): void;
  /** The same, where the window waits until it was heard; who may not speak is answered with an error. */
  answer(channel: string, listener: (from: Speaker<Own, Contents>, word: unknown) => void): void;
}

/** A message, as Electron tells where it came from. */
interface Sent<Own, Contents> {
  readonly senderFrame: Own | null;
  readonly sender: Contents;
}

/** The side of Electron's `ipcMain` that is used here. */
interface Ipc<Own, Contents> {
  on(channel: string, listener: (event: Sent<Own, Contents>, word: unknown) => void): unknown;
  handle(channel: string, listener: (event: Sent<Own, Contents>, word: unknown) => void): void;
}

/**
 * The one place where messages of pages come in: whoever is not the top frame of an own window, on our own page, is not
 * heard, on any channel.
 */
export function createOwnMessages<Own extends Frame, Contents>(
  ipc: Ipc<Own, Contents>,
  ownTopFrames: () => readonly unknown[],
): OwnMessages<Own, Contents> {
  const speakerOf = ({ senderFrame, sender }: Sent<Own, Contents>): Speaker<Own, Contents> | undefined =>
    senderFrame && maySpeak(senderFrame, ownTopFrames()) ? { frame: senderFrame, contents: sender } : undefined;
  return {
    on(channel, listener) {
      ipc.on(channel, (event, word) => {
        const from = speakerOf(event);
        if (from) listener(from, word);
      });
    },
    answer(channel, listener) {
      ipc.handle(channel, (event, word) => {
        const from = speakerOf(event);
        if (!from) throw new Error('This page may not speak to Meadow.');
        listener(from, word);
      });
    },
  };
}
