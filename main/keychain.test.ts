import type { SafeStorage } from 'electron';
import { expect, test } from 'vitest';
import { createKeychain } from './keychain.ts';

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>;

/** Turns bytes around: enough to see that what comes back was here. */
const storageOf = (backend: Backend, available = true) => ({
  isAsyncEncryptionAvailable: async () => available,
  getSelectedStorageBackend: () => backend,
  encryptStringAsync: async (text: string) => Buffer.from(text).reverse(),
  decryptStringAsync: async (bytes: Buffer) => ({
    result: Buffer.from(bytes).reverse().toString(),
    shouldReEncrypt: true,
  }),
});

const KEY = Buffer.alloc(32, 7).toString('base64');

test.each<[NodeJS.Platform, Backend]>([
  ['linux', 'gnome_libsecret'],
  ['linux', 'kwallet6'],
  ['darwin', 'unknown'],
  ['win32', 'unknown'],
])('on %s with %s a key comes back as it went', async (platform, backend) => {
  const keychain = createKeychain(storageOf(backend), platform);
  expect(await keychain({ what: 'look' })).toEqual({ ok: true, text: '', stale: false });
  const wrapped = await keychain({ what: 'wrap', key: KEY });
  expect(wrapped).toMatchObject({ ok: true });
  const text = wrapped.ok ? wrapped.text : '';
  expect(text).not.toBe(KEY);
  expect(await keychain({ what: 'unwrap', wrapped: text })).toEqual({ ok: true, text: KEY, stale: true });
});

test.each<[string, Backend, boolean, string]>([
  ['only plain text', 'basic_text', true, 'plain-text'],
  ['nothing yet', 'unknown', true, 'unavailable'],
  ['a keychain that does not answer', 'gnome_libsecret', false, 'unavailable'],
])('where Linux offers %s, nothing is wrapped, and why is told', async (_what, backend, available, why) => {
  const keychain = createKeychain(storageOf(backend, available), 'linux');
  for (const wish of [{ what: 'look' }, { what: 'wrap', key: KEY }, { what: 'unwrap', wrapped: KEY }] as const) {
    expect(await keychain(wish)).toEqual({ ok: false, why });
  }
});

test('a keychain that throws is one that said no', async () => {
  const decryptStringAsync = async () => Promise.reject(new Error('The user said no.'));
  const keychain = createKeychain({ ...storageOf('kwallet5'), decryptStringAsync }, 'linux');
  expect(await keychain({ what: 'unwrap', wrapped: KEY })).toEqual({ ok: false, why: 'failed' });
});
