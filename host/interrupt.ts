/** One Ctrl-C can arrive more than once: from the terminal, and handed on by whoever started this process. */
const ECHO_MS = 500;

/** Aborted at Ctrl-C, or where the system asks this process to end; asked once more, it ends at once. */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  const interrupt = () => {
    const now = performance.now();
    if (first !== undefined && now - first > ECHO_MS) process.exit(130);
    first ??= now;
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  return controller.signal;
}
