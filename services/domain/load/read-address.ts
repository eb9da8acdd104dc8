import { Fault } from '../fault.ts';

export interface Addressed {
  /** Such as `http://127.0.0.1:8600`, without what comes after the port. */
  address: string;
  /** The name and the port, as in the address. */
  host: string;
  /** It is this computer, and nobody else's. */
  own: boolean;
}

/** Where photos are sent, below an address. */
export const PREDICT = '/v1/predict';

/** Reads the address of an API as people write it: with or without `http://`, a slash, or the path itself. Throws `bad-request`. */
export function readAddress(text: string): Addressed {
  const given = text.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') throw unreadable(text);
  if (!['', '/', PREDICT].includes(url.pathname) || url.search !== '' || url.hash !== '') throw unreadable(text);
  return { address: url.origin, host: url.host, own: isOwn(url.hostname) };
}

/** The parser has written every form of an IPv4 address as four numbers. A name that only resolves to here is not enough. */
const isOwn = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);

const unreadable = (text: string): Fault =>
  new Fault(
    'bad-request',
    `"${text}" is no address of an API.`,
    'Write it as http://127.0.0.1:8600, with no more than the host and the port.',
    { details: { case: 'api-address', address: text } },
  );

/** Throws `host-unconfirmed` of a computer that is not this one and whose host nobody typed. */
export function requireConfirmed({ own, host }: Addressed, confirmed: string | undefined): void {
  if (own || confirmed?.toLowerCase() === host) return;
  throw new Fault(
    'host-unconfirmed',
    `${host} is not this computer: a load test there may be taken for an attack, and harms who works with it.`,
    `Where you may do that, name it: --confirm ${host}`,
    { details: { host } },
  );
}
