const AGAIN_MS = 500;

/** Follows a stream of the main process until the signal, and takes it up again where it was cut off. */
export async function followDesk<T>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
  onValue: (value: T) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const value of await open(signal)) onValue(value);
    } catch {
      // The port was closed: the next one is asked for.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
