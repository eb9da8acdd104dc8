import type { SafeStorage } from 'electron';
import type { KeychainAnswer, KeychainTrouble, KeychainWish } from '../contract/shapes/desktop.ts';

/** Answers what the core wants of the system's keychain; never throws. */
export type Keychain = (wish: KeychainWish) => Promise<KeychainAnswer>;

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/**
 * The system's keychain by Electron's safeStorage: Keychain on macOS, DPAPI on Windows, libsecret or KWallet on Linux.
 * Where Linux has neither, safeStorage wraps with a key that everybody knows: that is refused.
 */
export function createKeychain(storage: Storage, platform: NodeJS.Platform): Keychain {
  async function trouble(): Promise<KeychainTrouble | undefined> {
    if (!(await storage.isAsyncEncryptionAvailable())) return 'unavailable';
    if (platform !== 'linux') return undefined;
    const backend = storage.getSelectedStorageBackend();
    if (backend === 'basic_text') return 'plain-text';
    return backend === 'unknown' ? 'unavailable' : undefined;
  }

  async function answer(wish: KeychainWish): Promise<KeychainAnswer> {
    const why = await trouble();
    if (why) return { ok: false, why };
    if (wish.what === 'look') return done('');
    if (wish.what === 'wrap') return done((await storage.encryptStringAsync(wish.key)).toString('base64'));
    const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(wish.wrapped, 'base64'));
    return done(result, shouldReEncrypt);
  }

  return (wish) => answer(wish).catch(() => ({ ok: false, why: 'failed' }));
}

const done = (text: string, stale = false): KeychainAnswer => ({ ok: true, text, stale });
