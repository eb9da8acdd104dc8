/**
 * Whether a text is the address of a proxy: http or https, a host, perhaps a port, and nothing else; user and password
 * have fields of their own.
 */
export function isProxyAddress(text: string): boolean {
  if (!/^https?:\/\/[^/\\\s]/i.test(text)) return false;
  const url = URL.parse(text);
  if (!url || url.hostname === '' || url.port === '0') return false;
  return url.username === '' && url.password === '' && url.pathname === '/' && url.search === '' && url.hash === '';
}
