import { useEffect, useState } from 'react';
import type { CoreTrouble } from '../../contract/desk.ts';
import { useTransport } from '../data/transport-context.tsx';
import { followDesk } from './follow-desk.ts';

/** Why the core does not run and is not started again by itself; nothing while it does, and in a browser. */
export function useCoreTrouble(): CoreTrouble | undefined {
  const { desk } = useTransport();
  const [trouble, setTrouble] = useState<CoreTrouble>();
  useEffect(() => {
    if (!desk) return;
    const listening = new AbortController();
    const { signal } = listening;
    void followDesk(
      () => desk.trouble(undefined, { signal }),
      (told) => setTrouble(told ?? undefined),
      signal,
    );
    return () => listening.abort();
  }, [desk]);
  return trouble;
}
