import { useEffect, useRef, useState } from 'react';
import type { LogLine } from '../../../contract/shapes/stack.ts';
import { keepListening } from '../../data/keep-listening.ts';
import { troubleOf } from '../../data/trouble.ts';
import { whileSeen } from '../../data/while-seen.ts';
import { drawnOver, isBehind, type Log, logOf, withLonger } from './log-state.ts';
import { createLogView, type LogFilter, type LogView } from './log-view.ts';

/** Lines are drawn at most this often. */
const DRAW_MS = 100;
/** So long after the last of its lines, a longer log is taken for whole. */
const WHOLE_MS = 3000;

/** Where a log comes from. */
export interface LogSource {
  /** Another one for another log. */
  key: string;
  /** Its last lines, then those that come. */
  open(tail: number, signal: AbortSignal): Promise<AsyncIterable<LogLine[]>>;
  /** It comes to an end, and is not asked for again then. */
  ends?: boolean;
}

/** A log as it is written: its last lines, then those that come. */
export function useLog(source: LogSource, tail: number, filter: LogFilter): Log {
  const [log, setLog] = useState<Log>(() => logOf(createLogView()));
  const wanted = useRef(filter);
  wanted.current = filter;
  const from = useRef(source);
  from.current = source;
  const latest = useRef(log);
  latest.current = log;
  const opened = useRef<string>(undefined);
  useEffect(() => {
    const view = createLogView();
    view.narrow(wanted.current);
    const isSame = opened.current === source.key;
    opened.current = source.key;
    latest.current = isSame ? withLonger(latest.current, view) : logOf(view);
    setLog(latest.current);
    return whileSeen(
      (signal) => void listen(from.current, tail, view, signal, { shown: () => latest.current, setLog }),
    );
  }, [source.key, tail]);
  useEffect(() => {
    setLog((known) => {
      for (const view of [known.view, known.longer]) view?.narrow({ find: filter.find, level: filter.level });
      return { ...known, version: known.version + 1 };
    });
  }, [filter.find, filter.level]);
  return log;
}

async function listen(
  source: LogSource,
  tail: number,
  view: LogView,
  signal: AbortSignal,
  { shown, setLog }: { shown(): Log; setLog(change: (known: Log) => Log): void },
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let late: ReturnType<typeof setTimeout> | undefined;
  let drawn = false;
  const draw = (state: Log['state'], error?: unknown) => {
    clearTimeout(timer);
    clearTimeout(late);
    timer = undefined;
    drawn = true;
    if (!signal.aborted) setLog((known) => drawnOver(known, view, state, error));
  };
  const take = (lines: readonly LogLine[]) => {
    view.add(lines);
    clearTimeout(late);
    if (isBehind(shown(), view)) {
      if (lines.length > 0) late = setTimeout(draw, WHOLE_MS, 'live');
    } else if (lines.length > 0 && !drawn) draw('live');
    else timer ??= setTimeout(draw, DRAW_MS, 'live');
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
  clearTimeout(late);
}
