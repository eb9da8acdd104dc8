import { useEffect, useRef, useState } from 'react';
import type { LogLine } from '../../../../contract/shapes/stack.ts';
import { keepListening } from '../../../data/keep-listening.ts';
import { useClient } from '../../../data/transport-context.tsx';
import { troubleOf } from '../../../data/trouble.ts';
import { whileSeen } from '../../../data/while-seen.ts';
import type { Client } from '../../../transport/client.ts';
import { createLogView, type LogFilter, type LogView } from './log-view.ts';

/** Lines are drawn at most this often. */
const DRAW_MS = 100;

interface Log {
  view: LogView;
  /** Another one each time the lines changed. */
  version: number;
  state: 'loading' | 'live' | 'lost';
  /** Why the log does not come, where the core says so. */
  error: unknown;
}

/** The log of a service, or of all, as it is written: its last lines, then those that come. */
export function useLog(service: string | undefined, tail: number, filter: LogFilter): Log {
  const client = useClient();
  const [log, setLog] = useState<Log>(() => fresh());
  const wanted = useRef(filter);
  wanted.current = filter;
  useEffect(() => {
    const view = createLogView();
    view.narrow(wanted.current);
    setLog({ ...fresh(), view });
    return whileSeen((signal) => void listen(client, { service, tail }, view, signal, setLog));
  }, [client, service, tail]);
  useEffect(() => {
    setLog((known) => {
      known.view.narrow({ find: filter.find, level: filter.level });
      return { ...known, version: known.version + 1 };
    });
  }, [filter.find, filter.level]);
  return log;
}

const fresh = (): Log => ({ view: createLogView(), version: 0, state: 'loading', error: undefined });

async function listen(
  client: Client,
  { service, tail }: { service: string | undefined; tail: number },
  view: LogView,
  signal: AbortSignal,
  setLog: (change: (known: Log) => Log) => void,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = (state: Log['state'], error?: unknown) => {
    clearTimeout(timer);
    timer = undefined;
    setLog((known) => (known.view === view ? { ...known, version: known.version + 1, state, error } : known));
  };
  const take = (lines: readonly LogLine[]) => {
    view.add(lines);
    timer ??= setTimeout(() => draw('live'), DRAW_MS);
  };
  await keepListening(signal, async () => {
    try {
      const asked = { tail, follow: true, ...(service === undefined ? {} : { service }) };
      const lines = await client.stack.logs(asked, { signal });
      take([]);
      for await (const some of lines) take(some);
      draw('lost');
    } catch (error) {
      draw('lost', troubleOf(error).code === 'connection-lost' ? undefined : error);
    }
    view.expectAgain();
  });
  clearTimeout(timer);
}
