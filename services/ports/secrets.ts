/** One store of secrets that app and command line both read. */
export interface Secrets {
  /** The secret of that name; made (32 random bytes, base64url) when it is first asked for. */
  get(name: string): Promise<string>;
  renew(name: string): Promise<string>;
}
