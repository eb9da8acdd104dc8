import type { KeychainAnswer, KeychainWish } from '../../../contract/shapes/desktop.ts';
import { Fault } from '../../domain/fault.ts';
import type { Keychain } from '../../ports/keychain.ts';
import type { MainProcess } from './parent-port.ts';

/** The system's keychain, asked through Electron's main process. */
export function createElectronKeychain(main: MainProcess): Keychain {
  const open = new Map<number, (answer: KeychainAnswer) => void>();
  let last = 0;
  main.onMessage((message) => {
    if (message.type !== 'keychain') return;
    open.get(message.ask)?.(message.answer);
    open.delete(message.ask);
  });
  const ask = (wish: KeychainWish): Promise<KeychainAnswer> => {
    last += 1;
    const { promise, resolve } = Promise.withResolvers<KeychainAnswer>();
    open.set(last, resolve);
    main.tell({ type: 'keychain', ask: last, wish });
    return promise;
  };
  const must = async (wish: KeychainWish) => {
    const answer = await ask(wish);
    if (!answer.ok) throw silent(answer.why);
    return answer;
  };
  return {
    async trouble() {
      const answer = await ask({ what: 'look' });
      return answer.ok ? undefined : answer.why;
    },
    wrap: async (key) => (await must({ what: 'wrap', key: Buffer.from(key).toString('base64') })).text,
    async unwrap(wrapped) {
      const { text, stale } = await must({ what: 'unwrap', wrapped });
      return { key: Buffer.from(text, 'base64'), stale };
    },
  };
}

const silent = (why: string): Fault =>
  new Fault(
    'secrets-locked',
    "The system's keychain does not give Meadow its key.",
    'Unlock the keychain, then try again.',
    { details: { case: 'no-key', why } },
  );
