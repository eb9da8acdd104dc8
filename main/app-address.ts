/** The window's own scheme and host: `app://meadow/index.html`. */
export const SCHEME = 'app';
export const HOST = 'meadow';
export const ORIGIN = `${SCHEME}://${HOST}`;

/** An address of the window itself. Node gives custom schemes no origin, so scheme and host are compared. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === '';
}
