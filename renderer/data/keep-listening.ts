const RETRY_MS = 2000;
/** A line that held this long was good: it is taken up again at once. */
const GOOD_MS = 1000;
const AT_ONCE_MS = 50;

/**
 * Listens for as long as it is wanted, and again whenever a line ends. A browser drops every line whenever the
 * computer's networks change, as they do with each container that starts.
 */
export async function keepListening(signal: AbortSignal, listen: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    const since = performance.now();
    await listen();
    const pause = performance.now() - since > GOOD_MS ? AT_ONCE_MS : RETRY_MS;
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
