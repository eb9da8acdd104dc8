import fc from 'fast-check';
import type { ApiDocument, Operation, Schema } from '../../../services/predictor/docs/document.ts';
import { strangeTexts } from '../strange/texts.ts';

export interface StrangeRequest {
  method: string;
  /** As the document names it. */
  path: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

const names = ['test-1', 'test', 'test-2', 'insects-1'];
const text = fc.oneof(fc.constantFrom(...strangeTexts, ...names), fc.string({ unit: 'binary', maxLength: 40 }));

const number = fc.oneof(
  fc.constantFrom(0, -1, 1, -0, 255, 256, 224, 2 ** 31, 2 ** 32, 2 ** 53, 1e308, -1e308, 0.1, 64, 65),
  fc.double(),
  fc.integer(),
);

/** Something of the schema's kind, now and then of another. */
function ofSchema(schema: Schema | undefined, depth = 3): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 6, arbitrary: fitting(schema ?? {}, depth) }, { weight: 1, arbitrary: fc.jsonValue() });
}

function fitting(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => ofSchema(one, depth)));
  switch ([schema.type ?? 'any'].flat()[0]) {
    case 'string':
      return fc.oneof(text, fc.constantFrom('photos', 'pixels', 'BYTES', 'UINT8', 'scores', 'aGVsbG8='));
    case 'number':
    case 'integer':
      return number;
    case 'boolean':
      return fc.boolean();
    case 'array':
      return depth === 0 ? fc.constant([]) : fc.array(ofSchema(schema.items, depth - 1), { maxLength: 3 });
    case 'object':
      return ofProperties(schema, depth);
    default:
      return fc.jsonValue();
  }
}

function ofProperties({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, one]) => [name, ofSchema(one, depth)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: fc.sample(fc.boolean(), 1)[0] ? required : [] });
}

/** A photo with some bytes changed, or cut off. */
const damaged = (photo: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .record({ at: fc.nat(photo.length - 1), byte: fc.nat(255), length: fc.nat(photo.length) })
    .map(({ at, byte, length }) => {
      const copy = Buffer.from(photo.subarray(0, length));
      if (at < length) copy[at] = byte;
      return copy;
    });

const bytes = (photo: Buffer): fc.Arbitrary<Buffer> =>
  fc.oneof(fc.uint8Array({ maxLength: 300 }).map(Buffer.from), damaged(photo), fc.constant(photo));

/** A multipart form whose names and photos are strange, sometimes without its end. */
const form = (photo: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .record({
      parts: fc.array(fc.record({ name: text, file: text, content: bytes(photo) }), { maxLength: 3 }),
      cut: fc.nat(200),
    })
    .map(({ parts, cut }) => {
      const lines = parts.flatMap(({ name, file, content }) => [
        Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\n\r\n`),
        content,
        Buffer.from('\r\n'),
      ]);
      const whole = Buffer.concat([...lines, Buffer.from('--x--\r\n')]);
      return cut < 100 ? whole : whole.subarray(0, whole.length - Math.min(cut - 100, whole.length));
    });

function bodyOf({ requestBody }: Operation, photo: Buffer): fc.Arbitrary<{ type: string; body: Buffer | undefined }> {
  const named = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => {
    if (type === 'multipart/form-data') return form(photo).map((body) => ({ type: `${type}; boundary=x`, body }));
    if (type !== 'application/json') return bytes(photo).map((body) => ({ type: type.replace('*', 'jpeg'), body }));
    return ofSchema(schema).map((value) => ({ type, body: Buffer.from(JSON.stringify(value) ?? '') }));
  });
  if (named.length === 0) return fc.constant({ type: '', body: undefined });
  const types = [
    'application/json',
    'image/png',
    'text/plain',
    'multipart/form-data',
    'application/octet-stream',
    'x/y',
    '',
  ];
  const any = fc.record({ type: fc.constantFrom(...types), body: bytes(photo) });
  return fc.oneof({ weight: 5, arbitrary: fc.oneof(...named) }, { weight: 1, arbitrary: any });
}

const encoded = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed());

/** Requests to one route: its parameters, body and headers as strange as they come. */
function toRoute(path: string, method: string, operation: Operation, photo: Buffer): fc.Arbitrary<StrangeRequest> {
  const placed = (where: string) => operation.parameters.filter((parameter) => parameter.in === where);
  const known = { name: ['test', 'insects'], version: ['test-1', 'test-2', 'insects-1'] };
  const inPath = placed('path').map(({ name }) => {
    const right = fc.constantFrom(...(name === 'name' ? known.name : known.version));
    return [name, fc.oneof({ weight: 2, arbitrary: right }, { weight: 1, arbitrary: text })] as const;
  });
  const query = placed('query').map(({ name, schema }) => [name, ofSchema(schema)] as const);
  return fc
    .record({
      path: fc.record(Object.fromEntries(inPath)),
      query: fc.record({ ...Object.fromEntries(query), strange: text }, { requiredKeys: [] }),
      sent: bodyOf(operation, photo),
    })
    .map(({ path: values, query: asked, sent }) => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(values[name]));
      const words = Object.entries(asked).map(([name, value]) => `${name}=${encoded(value)}`);
      const url = words.length > 0 ? `${filled}?${words.join('&')}` : filled;
      return { method, path, url, headers: sent.type ? { 'content-type': sent.type } : {}, body: sent.body };
    });
}

/** Strange requests to every route of a document, each with its name. */
export function strangeRequests(document: ApiDocument, photo: Buffer): [name: string, fc.Arbitrary<StrangeRequest>][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, fc.Arbitrary<StrangeRequest>] => {
      return [`${method} ${path}`, toRoute(path, method, operation, photo)];
    }),
  );
}
