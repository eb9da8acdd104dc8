import ipaddr from 'ipaddr.js';
import { bareHost } from './bare-host.ts';
import { Fault } from './fault.ts';

/** IPv4 written as IPv6 the way RFC 4291 gave up (`::127.0.0.1`); some systems still take it for the IPv4 address. */
const COMPATIBLE = ipaddr.IPv6.parseCIDR('::/96');

/** Whether an IP address (v4, v6, or v4 written as v6) belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  return ip.range() === 'unicast' && !(ip instanceof ipaddr.IPv6 && ip.match(COMPATIBLE));
}

/**
 * The address as a URL, where Meadow may ask it: https on its usual port, no user name in it, and where the host is
 * an IP address, a public one. Host names are checked once more when they are resolved. Throws `address-refused`.
 */
export function downloadAddress(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:') throw refused(text, 'not-https');
  if (url.username || url.password) throw refused(url.host, 'user-in-it');
  if (url.port !== '') throw refused(url.host, 'other-port');
  const host = bareHost(url);
  if (ipaddr.isValid(host) && !isPublicAddress(host)) throw refused(host, 'not-public');
  return url;
}

const why = {
  'not-https': 'only https addresses are downloaded',
  'user-in-it': 'it carries a user name',
  'other-port': 'only the usual https port is used',
  'not-public': 'it is not on the public internet',
} as const;

/** The fault for an address that is not asked. */
export function refused(address: string, which: keyof typeof why): Fault {
  const message = `Meadow does not download from ${address}: ${why[which]}.`;
  return new Fault('address-refused', message, 'Use a public https address.', { details: { case: which, address } });
}
