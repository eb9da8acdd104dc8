import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, refused } from '../../domain/public-address.ts';

/** Tells all addresses of a name. */
export type Resolver = (hostname: string, options: LookupOptions) => Promise<LookupAddress[]>;

const bySystem: Resolver = (hostname, options) => lookup(hostname, { ...options, all: true });

/**
 * Resolves a name for a connection and refuses it when any of its addresses is not public. The connection is made to
 * the very address that was checked, so a name that changes its answer between two questions gains nothing
 * (DNS rebinding).
 */
export function publicLookup(resolve = bySystem, isAllowed = isPublicAddress): LookupFunction {
  return (hostname, options, callback) => {
    const answer = (addresses: LookupAddress[]) => {
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return callback(refused(hostname, 'not-public'), '');
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    };
    resolve(hostname, options).then(answer, (error) => callback(error, ''));
  };
}

/** Throws `address-refused` where this computer knows a name as one that is not public; what it does not know passes. */
export async function refusePrivate(hostname: string, resolve = bySystem, isAllowed = isPublicAddress): Promise<void> {
  const addresses = await resolve(hostname, { all: true }).catch(() => []);
  if (!addresses.every(({ address }) => isAllowed(address))) throw refused(hostname, 'not-public');
}
