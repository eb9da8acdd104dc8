import { PassThrough } from 'node:stream';

/** Several streams as one, each value when it comes; it ends with the last, or when its reader leaves. */
export async function* mergeStreams<T>(streams: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const all = new PassThrough({ objectMode: true });
  const reading = streams.map(async (stream) => {
    for await (const value of stream) if (!all.write(value)) await new Promise((resolve) => all.once('drain', resolve));
  });
  void Promise.all(reading).then(
    () => all.end(),
    (error: Error) => all.destroy(error),
  );
  try {
    yield* all as AsyncIterable<T>;
  } finally {
    await Promise.all(streams.map((stream) => stream.return(undefined).catch(() => undefined)));
  }
}
