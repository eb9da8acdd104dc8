/** The JSON values of a stream, one a line; what is no JSON is passed over. */
export async function* jsonLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Record<string, unknown>> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield* read(line);
  }
  yield* read(rest);
}

function* read(line: string): Generator<Record<string, unknown>> {
  if (line.trim() === '') return;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) yield { ...value };
  } catch {
    // Half a line: the stream broke off, and says so itself.
  }
}
