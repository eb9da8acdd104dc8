interface Known {
  id: number;
  currentUsage: number;
}

/**
 * The worker that takes the next task; null where it waits. It does not wait for a worker that starts where another is
 * done in a few milliseconds.
 */
export function freeWorker<Worker extends Known>(known: Worker[], started: ReadonlySet<number>): Worker | null {
  const able = known.filter(({ id }) => started.has(id));
  return (able.length > 0 ? able : known).find(({ currentUsage }) => currentUsage === 0) ?? null;
}
