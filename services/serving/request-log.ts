import type { ApiRequest } from '../../contract/shapes/serving.ts';
import { type Channel, createChannel } from '../jobs/channel.ts';

/** The last requests to the local API, for those who watch. */
export interface RequestLog {
  add(requests: ApiRequest[]): void;
  /** The last ones, then each as it comes, until the signal is aborted. */
  watch(signal?: AbortSignal): AsyncIterableIterator<ApiRequest[]>;
}

const REMEMBERED = 200;

export function createRequestLog(): RequestLog {
  let last: ApiRequest[] = [];
  const watchers = new Set<Channel<ApiRequest[]>>();
  return {
    add(requests) {
      last = [...last, ...requests].slice(-REMEMBERED);
      for (const watcher of watchers) watcher.push(requests);
    },
    watch(signal) {
      const watcher: Channel<ApiRequest[]> = createChannel({
        most: REMEMBERED,
        signal,
        onEnd: () => watchers.delete(watcher),
      });
      if (!signal?.aborted) watchers.add(watcher);
      watcher.push(last);
      return watcher;
    },
  };
}
