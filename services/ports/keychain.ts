import type { KeychainTrouble } from '../../contract/shapes/desktop.ts';

/**
 * Where the system keeps keys for one person: macOS' Keychain, Windows' DPAPI, libsecret or KWallet. Only the app has one
 * to ask.
 */
export interface Keychain {
  /** Why it cannot be used; undefined where it can. */
  trouble(): Promise<KeychainTrouble | undefined>;
  /** The key as only this person on this computer can read it, base64. Throws `secrets-locked` where that fails. */
  wrap(key: Uint8Array): Promise<string>;
  /**
   * What was wrapped; `stale` where the system would wrap it otherwise now. Throws `secrets-locked` where it does not open.
   */
  unwrap(wrapped: string): Promise<{ key: Uint8Array; stale: boolean }>;
}
