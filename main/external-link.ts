const LONGEST = 2048;
/** Control characters have fooled the systems that open links (a null byte ends a C string). */
const isControl = (character: string) => character < ' ' || character === '\u007f';

/**
 * May this link be handed to the system's browser? Only https pages, and the documentation page of the local API on
 * this machine. Whatever else, from `file:` to `ms-msdt:`, starts programs.
 */
export function isExternalLink(address: string): boolean {
  if (address.length > LONGEST || [...address].some(isControl) || !URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || isLocalDocs(url);
}

const isLocalDocs = ({ protocol, hostname, pathname }: URL): boolean =>
  protocol === 'http:' && hostname === '127.0.0.1' && (pathname === '/docs' || pathname.startsWith('/docs/'));
