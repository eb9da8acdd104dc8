import { useEffect, useState } from 'react';
import type { ApiRequest } from '../../../contract/serving.ts';
import { keepListening } from '../../data/keep-listening.ts';
import { useTransport } from '../../data/transport-context.tsx';
import type { Client } from '../../transport/client.ts';

/** Requests that are shown at most. */
const MOST = 200;

/** The API's last requests, newest first, as they come; none before the first answer. */
export function useRequestLog(): readonly ApiRequest[] | undefined {
  const { client } = useTransport();
  const [requests, setRequests] = useState<readonly ApiRequest[]>();
  useEffect(() => {
    const listening = new AbortController();
    void listen(client, listening.signal, (come) => setRequests((known) => latest(known ?? [], come)));
    return () => listening.abort();
  }, [client]);
  return requests;
}

function listen(client: Client, signal: AbortSignal, take: (come: ApiRequest[]) => void): Promise<void> {
  return keepListening(signal, async () => {
    try {
      for await (const come of await client.serving.log(undefined, { signal })) take(come);
    } catch {
      // The window's banner tells of a lost connection; here it is enough to listen again.
    }
  });
}

/** Newest first, each once: after a new start the log comes whole again. */
export function latest(known: readonly ApiRequest[], come: readonly ApiRequest[]): ApiRequest[] {
  const keys = new Set(come.map(keyOf));
  return [...come.toReversed(), ...known.filter((request) => !keys.has(keyOf(request)))].slice(0, MOST);
}

/** Numbers begin anew with the predictor, so the moment belongs to the name. */
export function keyOf({ id, at }: ApiRequest): string {
  return `${id}@${at}`;
}
