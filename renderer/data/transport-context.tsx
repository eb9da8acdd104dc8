import { createContext, type ReactNode, useContext } from 'react';
import type { Client, Transport } from '../transport/client.ts';

const TransportContext = createContext<Transport | undefined>(undefined);

export function TransportProvider({ transport, children }: { transport: Transport; children: ReactNode }) {
  return <TransportContext value={transport}>{children}</TransportContext>;
}

export function useTransport(): Transport {
  const transport = useContext(TransportContext);
  if (!transport) throw new Error('A page was drawn outside of its TransportProvider.');
  return transport;
}

/** The core, to be asked. */
export function useClient(): Client {
  return useTransport().client;
}
