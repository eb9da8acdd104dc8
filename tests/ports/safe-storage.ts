import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import { createKeychain } from '../../main/keychain.ts';
import { createElectronKeychain } from '../../services/adapters/electron/keychain.ts';
import type { MainProcess } from '../../services/adapters/electron/parent-port.ts';
import type { Keychain } from '../../services/ports/keychain.ts';

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** Electron's safeStorage with a cipher that is real, of a person whose key is `own`. */
export const safeStorageOf = (own: Buffer): Storage => ({
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  async encryptStringAsync(text) {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', own, iv);
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), data]);
  },
  async decryptStringAsync(sealed) {
    const decipher = createDecipheriv('aes-256-gcm', own, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(sealed.subarray(12, 28));
    const result = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    return { result, shouldReEncrypt: false };
  },
});

/** The core's keychain, joined to main's by messages as between their processes. */
export const keychainOn = (storage: Storage, platform: NodeJS.Platform = 'linux'): Keychain => {
  const answer = createKeychain(storage, platform);
  const hear: Parameters<MainProcess['onMessage']>[0][] = [];
  return createElectronKeychain({
    onMessage: (listener) => void hear.push(listener),
    tell(message) {
      if (message.type !== 'keychain') throw new Error(`${message.type} is no question to the keychain.`);
      const { ask, wish } = structuredClone(message);
      void answer(wish).then((told) => {
        for (const listener of hear) listener({ type: 'keychain', ask, answer: structuredClone(told) }, undefined);
      });
    },
  });
};
