import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, refused } from '../../domain/public-address.ts';

/**
 * Resolves a name for a connection and refuses it when any of its addresses is not public. The connection is made to
 * the very address that was checked, so a name that changes its answer between two questions gains nothing
 * (DNS rebinding).
 */
export function publicLookup(isAllowed: (address: string) => boolean = isPublicAddress): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address))) {
        return callback(refused(hostname, 'it is not on the public internet'), '');
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
