import { Watch } from '@kubernetes/client-node';
import type { Cluster } from './cluster.ts';
import { namespaceOf } from './names.ts';

/** Between tries where the cluster ended a watch, as it does every some minutes, or is gone. */
const PAUSE_MS = 1000;

/** Calls `onChange` whenever something of the app may be other than before, until the signal; it never throws. */
export function watchChanges({ config }: Cluster, app: string, onChange: () => void, signal: AbortSignal): void {
  const namespace = `namespaces/${namespaceOf(app)}`;
  const paths = [`/apis/apps/v1/${namespace}/deployments`, `/api/v1/${namespace}/pods`, `/api/v1/${namespace}/events`];
  for (const path of paths) void follow(path);

  async function follow(path: string): Promise<void> {
    while (!signal.aborted) {
      await once(path);
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS).unref());
    }
  }

  function once(path: string): Promise<void> {
    return new Promise((resolve) => {
      const over = () => {
        signal.removeEventListener('abort', end);
        resolve();
      };
      const watching = new Watch(config).watch(path, {}, onChange, over);
      const end = () => void watching.then((request) => request.abort()).catch(() => undefined);
      signal.addEventListener('abort', end, { once: true });
      watching.catch(over);
    });
  }
}
