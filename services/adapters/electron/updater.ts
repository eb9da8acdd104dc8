import type { FromCore, FromMain } from '../../../contract/shapes/desktop.ts';
import { otherVersion, updateFault } from '../../domain/updates/update-fault.ts';
import type { Updater } from '../../ports/updater.ts';
import type { MainProcess } from './parent-port.ts';

type Answer = Extract<FromMain, { type: 'update-answered' }>;
type Wish = Extract<FromCore, { type: 'update' }>['what'];

interface Question {
  answer: PromiseWithResolvers<Answer>;
  onBytes(done: number, total: number): void;
}

/** Another version of the installed app, which Electron's main process looks for, downloads and installs. */
export function createElectronUpdater(main: MainProcess): Updater {
  const open = new Map<number, Question>();
  let last = 0;
  main.onMessage((message) => {
    if (message.type === 'update-progress') open.get(message.ask)?.onBytes(message.done, message.total);
    if (message.type === 'update-answered') open.get(message.ask)?.answer.resolve(message);
  });

  async function ask(what: Wish, { signal, onBytes = () => {} }: Partial<Parameters<Updater['fetch']>[1]> = {}) {
    signal?.throwIfAborted();
    last += 1;
    const number = last;
    const answer = Promise.withResolvers<Answer>();
    const cancel = () => main.tell({ type: 'update-cancel', ask: number });
    open.set(number, { answer, onBytes });
    signal?.addEventListener('abort', cancel);
    try {
      main.tell({ type: 'update', ask: number, what });
      const { trouble, instead, found } = await answer.promise;
      signal?.throwIfAborted();
      if (trouble) throw updateFault(trouble);
      if (instead !== undefined) throw otherVersion(instead);
      return found;
    } finally {
      open.delete(number);
      signal?.removeEventListener('abort', cancel);
    }
  }

  return {
    look: () => ask({ do: 'look' }),
    async fetch({ version, from }, watch) {
      await ask({ do: 'fetch', version, ...(from !== undefined && { from }) }, watch);
    },
    async install() {
      await ask({ do: 'install' });
    },
  };
}
