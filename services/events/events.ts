import type { MeadowEvent } from '../../contract/events.ts';
import { type Channel, createChannel } from '../jobs/channel.ts';

/** Facts for whoever listens: windows, and features that follow from one another. */
export interface Events {
  /** Never waits and never fails. */
  publish(event: MeadowEvent): void;
  /**
   * Events from this call on, until the signal is aborted or the reader stops. A reader that lags far behind loses
   * the oldest events.
   */
  subscribe(signal?: AbortSignal): AsyncIterableIterator<MeadowEvent>;
  /** How many listen. */
  readonly subscribers: number;
  /** Ends every subscription. */
  close(): void;
}

/** A window that sleeps for a while must not grow the core. */
const MOST = 1000;

export const createEvents = (): Events => {
  const channels = new Set<Channel<MeadowEvent>>();
  return {
    publish(event) {
      for (const channel of channels) channel.push(event);
    },
    subscribe(signal) {
      const channel: Channel<MeadowEvent> = createChannel({
        most: MOST,
        signal,
        onEnd: () => channels.delete(channel),
      });
      if (!signal?.aborted) channels.add(channel);
      return channel;
    },
    get subscribers() {
      return channels.size;
    },
    close() {
      for (const channel of [...channels]) channel.end();
    },
  };
};
