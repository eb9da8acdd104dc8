import { getCACertificates } from 'node:tls';
import { buildConnector, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { NetworkChoice } from '../../domain/network/network-choice.ts';
import { publicLookup, type Resolver, refusePrivate } from './public-lookup.ts';
import { wayOut } from './way-out.ts';

/** What the tests put in the place of the public internet: a server of their own, and who vouches for it. */
export interface Internet {
  resolve?: Resolver;
  isAllowed?: (ip: string) => boolean;
  /** The port that is connected to, whatever the address says. */
  port?: number;
  /** Certificates of the authorities that are trusted. */
  ca?: string;
  /** Milliseconds a server may be silent, or bring less than the least. */
  patience?: number;
}

/** The one way by which this process asks the internet. */
export interface Outgoing {
  dispatcher: Dispatcher;
  /** The proxy that is asked; none where servers are asked directly. */
  proxy: URL | undefined;
  /** Throws `address-refused` where a name leads into a private network, as far as this computer can tell. */
  mayAsk(url: URL): Promise<void>;
  close(): Promise<void>;
}

/** The authorities Node trusts, those the system does, and a person's own. Reading the system's takes a moment. */
const trusted = (own: readonly string[]): string[] => [
  ...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...own]),
];

/**
 * Opens it as a person chose. Names are looked up here and refused where they are not public; where a proxy is asked, it
 * looks them up itself, and here only those that this computer knows.
 */
export async function openOutgoing(choice: NetworkChoice, internet: Internet = {}): Promise<Outgoing> {
  const { resolve, isAllowed, port, patience = 30_000 } = internet;
  const { proxy, except } = await wayOut(choice);
  const ca = [...(internet.ca === undefined ? trusted(choice.certificates) : [internet.ca, ...choice.certificates])];
  const direct = buildConnector({ lookup: publicLookup(resolve, isAllowed), ca });
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: proxy,
    httpsProxy: proxy,
    noProxy: except,
    connect: port === undefined ? direct : (options, done) => direct({ ...options, port: `${port}` }, done),
    requestTls: { ca },
    proxyTls: { ca },
    headersTimeout: patience,
    bodyTimeout: patience,
  });
  return {
    dispatcher,
    proxy: URL.parse(proxy) ?? undefined,
    async mayAsk({ hostname }) {
      if (proxy !== '') await refusePrivate(hostname, resolve, isAllowed);
    },
    close: () => dispatcher.close(),
  };
}
