import { getCACertificates } from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { Reach } from '../../contract/shapes/desktop.ts';

/** A server that is silent for so long is given up. */
const PATIENCE_MS = 60_000;

/**
 * By what is asked, as a person chose for all of Meadow: through that proxy, trusting whom Node and the system trust and those
 * of the person's own file besides. Reading the system's takes a moment.
 */
export function openDispatcher({ proxy, except, certificates }: Reach): Dispatcher {
  const ca = [...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...certificates])];
  return new EnvHttpProxyAgent({
    httpProxy: proxy,
    httpsProxy: proxy,
    noProxy: except,
    connect: { ca },
    requestTls: { ca },
    proxyTls: { ca },
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
  });
}
