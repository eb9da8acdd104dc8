import { getCACertificates } from 'node:tls';
import { environmentProxy } from '../../domain/network/environment-proxy.ts';
import { type NetworkChoice, withoutSignIn } from '../../domain/network/network-choice.ts';
import type { NetworkAccess } from '../../ports/network-access.ts';
import { createWebDownloader } from './downloader.ts';
import { type Internet, openOutgoing } from './outgoing.ts';
import { proxySilent } from './proxy-silent.ts';
import { readCertificates } from './read-certificates.ts';
import { systemProxy } from './system-proxy.ts';

const MOST_BYTES = 5_000_000;

export function createNetworkAccess(internet: Internet = {}): NetworkAccess {
  return {
    async environment() {
      const { names, proxy, except } = environmentProxy(process.env);
      return { names, except, ...(proxy !== undefined && { proxy: withoutSignIn(proxy) }) };
    },
    system: () => systemProxy(),
    systemCertificates: async () => getCACertificates('system').length,
    proxySilent,
    certificates: readCertificates,
    async try(choice: NetworkChoice, url, signal) {
      const outgoing = await openOutgoing(choice, internet);
      try {
        const bytes = await createWebDownloader(outgoing, internet).download(url, { most: MOST_BYTES, signal });
        return { bytes: bytes.byteLength };
      } finally {
        await outgoing.close();
      }
    },
  };
}
