import fc from 'fast-check';
import { strangeTexts } from '../strange/texts.ts';

/** A request as bytes on their way to the contract, whatever they hold. */
export interface RawRequest {
  path: string;
  type: string;
  body: Uint8Array<ArrayBuffer>;
}

const text = fc.oneof(fc.constantFrom(...strangeTexts), fc.string({ unit: 'binary', maxLength: 20 }));

/** What oRPC sends: a value, and where in it are dates, sets, files and the like. Here they are anywhere. */
const enveloped = fc.record(
  {
    json: fc.jsonValue(),
    meta: fc.array(fc.tuple(fc.integer({ min: -1, max: 12 }), text, text).map((one) => one.flat())),
    maps: fc.array(fc.array(text)),
  },
  { requiredKeys: [] },
);

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value) ?? '');

const body = fc.oneof(
  enveloped.map(bytesOf),
  fc.jsonValue().map(bytesOf),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
  text.map((name) => new TextEncoder().encode(`--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n{`)),
);

/** Requests to procedures, and to names of none. */
export const rawRequests = (paths: readonly string[]): fc.Arbitrary<RawRequest> =>
  fc.record({
    path: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...paths).map((path) => `/rpc/${path.replace('.', '/')}`) },
      { weight: 1, arbitrary: text.map((name) => `/rpc/${encodeURIComponent(name.toWellFormed())}`) },
      { weight: 1, arbitrary: text.map((name) => `/files/${encodeURIComponent(name.toWellFormed())}`) },
    ),
    type: fc.constantFrom('application/json', 'multipart/form-data; boundary=x', 'text/event-stream', 'text/plain', ''),
    body,
  });
