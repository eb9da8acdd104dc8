import { setTimeout } from 'node:timers/promises';
import type { LogLine } from '../../contract/shapes/stack.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import { label } from '../domain/stack/labels.ts';
import { numberOf } from '../domain/stack/plan.ts';
import type { ContainerEngine, EngineLogLine, LogOptions } from '../ports/container-engine.ts';
import { createBell } from './bell.ts';

export interface LogQuery {
  service?: string | undefined;
  tail: number;
  follow: boolean;
  find?: string | undefined;
}

/** A page draws a batch at once. */
const BATCH = 1000;
const PAUSE_MS = 50;
const LONG_MS = 60_000;
/** A page that sleeps loses the oldest. */
const MOST = 200_000;

/** Lines of the project's containers in batches: the old ones in their order, then new ones as they come. */
export async function* readLogs(
  engine: ContainerEngine,
  project: string,
  query: LogQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<LogLine[]> {
  const ended = new AbortController();
  const until = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  const lines = gather(engine, project, query, until);
  try {
    yield* inBatches(await lines.old());
    while (!lines.ended()) {
      await lines.more();
      yield* inBatches(lines.take());
    }
    if (!signal?.aborted) lines.throwIfFailed();
  } finally {
    ended.abort();
  }
}

function* inBatches(lines: readonly LogLine[]): Generator<LogLine[]> {
  for (let at = 0; at < lines.length; at += BATCH) yield lines.slice(at, at + BATCH);
}

/** Reads all containers at once, and keeps what was not taken yet. */
function gather(engine: ContainerEngine, project: string, query: LogQuery, signal: AbortSignal) {
  const { service, tail, follow } = query;
  const find = query.find?.toLowerCase();
  const marked = `${label.project}=${project}`;
  const bell = createBell();
  const old = Promise.withResolvers<LogLine[]>();
  /** Containers whose old lines are being read: whoever reads on behind those reads a start meanwhile, too. */
  const reading = new Set<string>();
  let pending: LogLine[] = [];
  let state: { error?: unknown } | undefined;

  const isAsked = ({ labels }: ContainerFacts) =>
    labels[label.oneOff] !== 'True' && (service === undefined || labels[label.service] === service);
  const isFound = ({ text }: EngineLogLine) => find === undefined || text.toLowerCase().includes(find);
  const lineOf = (container: ContainerFacts) => {
    const tag = { service: container.labels[label.service] ?? '', number: numberOf(container) };
    return ({ at, stream, text }: EngineLogLine): LogLine => ({ ...tag, at: at.toISOString(), stream, text });
  };
  /** What a container wrote until now, and where that ends. */
  const readOld = async (container: ContainerFacts) => {
    const lines: EngineLogLine[] = [];
    for await (const line of engine.logs(container.id, { tail, follow: false, signal })) lines.push(line);
    const mark = lines.findLast((line) => line.mark !== undefined)?.mark;
    return { container, lines: lines.filter(isFound).map(lineOf(container)), mark };
  };
  const attach = async (container: ContainerFacts, from: Pick<LogOptions, 'tail' | 'since' | 'after'>) => {
    const told = lineOf(container);
    for await (const line of engine.logs(container.id, { ...from, follow: true, signal })) {
      if (!isFound(line)) continue;
      pending.push(told(line));
      if (pending.length > MOST) pending.splice(0, pending.length - MOST);
      bell.ring();
    }
  };
  /** Containers that are started meanwhile are read too, from the first line of that start. `known`: which by their id. */
  const followStarts = async (known: Map<string, number | undefined>) => {
    for await (const { id, what } of engine.changes(marked, signal)) {
      if (what !== 'start') continue;
      const container = await engine.container(id);
      if (!container || !isAsked(container)) continue;
      const started = container.started?.getTime();
      // That start is read already: it was there at the first look, or over before this one.
      if (known.has(id) && known.get(id) === started) continue;
      known.set(id, started);
      if (reading.has(id)) continue;
      // From the end before it: the engine writes the start down when the first lines may be there already.
      void attach(container, { tail: 'all', since: container.ended }).catch(() => undefined);
    }
  };
  const run = async () => {
    const containers = (await engine.containers(marked)).filter(isAsked);
    const known = new Map(containers.map(({ id, started }) => [id, started?.getTime()]));
    // Heard from now on, so that none starts unseen while the old lines are read.
    const starts = follow ? followStarts(known) : undefined;
    starts?.catch(() => undefined);
    if (tail === 0) {
      old.resolve([]);
      await Promise.all([starts, ...(follow ? containers.map((container) => attach(container, { tail })) : [])]);
      return;
    }
    for (const { id } of containers) reading.add(id);
    const read = await Promise.all(containers.map(readOld));
    const all = read.flatMap(({ lines }) => lines).sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
    old.resolve(all.slice(-tail));
    if (!follow) return;
    reading.clear();
    await Promise.all([starts, ...read.map(({ container, mark: after }) => attach(container, { tail: 'all', after }))]);
  };
  void run().then(
    () => {
      state = {};
      bell.ring();
    },
    (error: unknown) => {
      state = { error };
      old.reject(error);
      bell.ring();
    },
  );
  old.promise.catch(() => undefined);
  const ended = () => state !== undefined && pending.length === 0;
  return {
    old: () => old.promise,
    take() {
      const taken = pending;
      pending = [];
      return taken;
    },
    ended,
    throwIfFailed() {
      if (state && 'error' in state) throw state.error;
    },
    /** Until something came, and a little of what comes behind it. */
    async more() {
      if (pending.length === 0 && state === undefined) await bell.heard(LONG_MS, signal);
      if (state === undefined && !signal.aborted) await setTimeout(PAUSE_MS);
      if (signal.aborted) state ??= {};
    },
  };
}
