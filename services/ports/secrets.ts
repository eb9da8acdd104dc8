/** One store of secrets that app and command line both read. */
export interface Secrets {
  /**
   * The secret of that name; made (32 random bytes, base64url) when it is first asked for. Throws `secrets-locked` where
   * all are locked and there is nobody to unlock them.
   */
  get(name: string): Promise<string>;
  /** Throws `secrets-locked`. */
  renew(name: string): Promise<string>;
}

/** The lock over all secrets: they are sealed with a key that the system's keychain keeps. */
export interface SecretsLock {
  locked(): Promise<boolean>;
  /** Seals them, and those that are made from now on, or has them lie open again. Throws `secrets-locked`. */
  lock(on: boolean): Promise<void>;
}
