import { useEffect, useRef, useState } from 'react';
import type { LogLine } from '../../../contract/shapes/stack.ts';
import { keepListening } from '../../data/keep-listening.ts';
import { troubleOf } from '../../data/trouble.ts';
import { whileSeen } from '../../data/while-seen.ts';
import { createLogView, type LogFilter, type LogView } from './log-view.ts';

/** Lines are drawn at most this often. */
const DRAW_MS = 100;

/** Where a log comes from. */
export interface LogSource {
  /** Another one for another log. */
  key: string;
  /** Its last lines, then those that come. */
  open(tail: number, signal: AbortSignal): Promise<AsyncIterable<LogLine[]>>;
  /** It comes to an end, and is not asked for again then. */
  ends?: boolean;
}

export interface Log {
  view: LogView;
  /** Another one each time the lines changed. */
  version: number;
  state: 'loading' | 'live' | 'lost' | 'ended';
  /** Why the log does not come, where the core says so. */
  error: unknown;
}

/** A log as it is written: its last lines, then those that come. */
export function useLog(source: LogSource, tail: number, filter: LogFilter): Log {
  const [log, setLog] = useState<Log>(() => fresh());
  const wanted = useRef(filter);
  wanted.current = filter;
  const from = useRef(source);
  from.current = source;
  // biome-ignore lint/correctness/useExhaustiveDependencies: its key says which log it is
  useEffect(() => {
    const view = createLogView();
    view.narrow(wanted.current);
    setLog({ ...fresh(), view });
    return whileSeen((signal) => void listen(from.current, tail, view, signal, setLog));
  }, [source.key, tail]);
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
  source: LogSource,
  tail: number,
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
  const over = new AbortController();
  await keepListening(AbortSignal.any([signal, over.signal]), async () => {
    try {
      const lines = await source.open(tail, signal);
      // One that ends begins with what there is.
      if (!source.ends) take([]);
      for await (const some of lines) take(some);
      draw(source.ends ? 'ended' : 'lost');
      if (source.ends) over.abort();
    } catch (error) {
      draw('lost', troubleOf(error).code === 'connection-lost' ? undefined : error);
    }
    view.expectAgain();
  });
  clearTimeout(timer);
}
