const LONGEST = 2048;
/** Control characters have fooled the systems that open links (a null byte ends a C string). */
const isControl = (character: string) => character < ' ' || character === '\u007f';

/** `ask`: a page on this computer, which is opened where the core says that it is one of those it named. */
export type LinkJudgement = 'open' | 'ask' | 'refuse';

/**
 * May this link be handed to the system's browser? An https page may. One on this computer may be of the stack or of
 * the local API, or of any program that happens to listen. Whatever else, from `file:` to `ms-msdt:`, starts programs.
 */
export function judgeLink(address: string): LinkJudgement {
  if (address.length > LONGEST || [...address].some(isControl) || !URL.canParse(address)) return 'refuse';
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return 'refuse';
  if (protocol === 'https:') return 'open';
  return protocol === 'http:' && hostname === '127.0.0.1' ? 'ask' : 'refuse';
}
