import { type IncomingMessage, request } from 'node:http';

/** What the window needs of an answer; the rest is between core and main. */
const PASSED_ON = [
  'content-type',
  'content-length',
  'content-disposition',
  'cache-control',
  'etag',
  'x-content-type-options',
];

/** Fetches `path` from the core's socket as a stream; 503 while there is no core to ask. */
export async function fetchFromCore(socket: string | undefined, path: string): Promise<Response> {
  if (socket === undefined) return new Response(null, { status: 503 });
  try {
    return toResponse(await get(socket, path));
  } catch {
    return new Response(null, { status: 503 });
  }
}

const get = (socketPath: string, path: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request({ socketPath, path, method: 'GET', headers: { host: 'localhost' } }, resolve)
      .on('error', reject)
      .end();
  });

function toResponse(answer: IncomingMessage): Response {
  const headers = new Headers();
  for (const name of PASSED_ON) {
    const value = answer.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return new Response(toStream(answer), { status: answer.statusCode ?? 502, headers });
}

/** Reads on only when the window has taken what was read; a window that leaves ends the answer. */
function toStream(answer: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = answer[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void answer.destroy(),
  });
}
