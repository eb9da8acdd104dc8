import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import type { Client } from 'minio';
import type {
  ListedPage,
  Listing,
  ObjectName,
  PutOptions,
  StoreBrowser,
  StoredFacts,
} from '../../ports/store-browser.ts';
import { type Asked, type CallOptions, createS3Calls, type S3Door } from './calls.ts';
import { readRules, type WrittenRule, writeRule, writeRules } from './lifecycle.ts';
import { escapeAll, objectsQuery, readObjects, readVersions, versionsQuery } from './listing.ts';
import { asNamedFault, isCode } from './named-fault.ts';
import { escaped, xmlText } from './xml.ts';

/** A stream that brings nothing for so long, while somebody wants more, is broken off. */
const SILENT_MS = 120_000;
/** A store that is busy with a large copy, or joins many parts, says nothing meanwhile. */
const JOIN_BYTES = 5_000_000;
const REGION = 'us-east-1';

interface Sent extends NonNullable<Parameters<Client['makeRequestAsync']>[0]> {
  ok?: number[];
  payload?: string | Uint8Array;
  patience?: number;
  /** Before each try. */
  onTry?(): void;
}

/** Buckets and objects by S3's protocol, asked as a person would. */
export function createStoreBrowser(door: S3Door, options: CallOptions = {}): StoreBrowser {
  const calls = createS3Calls(door, options);

  /** One request, its answer's head, and its body once it is read. */
  const ask = <T>(
    name: Partial<ObjectName>,
    request: Sent,
    read: (answer: IncomingMessage, asked: Asked) => Promise<T>,
  ): Promise<T> => {
    const { ok = [200], payload = '', patience = 0, onTry, ...rest } = request;
    const sent =
      typeof payload === 'string' ? payload : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
    return calls.call(
      name.bucket ?? '',
      async (asked) => {
        onTry?.();
        const target = {
          ...(name.bucket !== undefined && { bucketName: name.bucket }),
          ...(name.key !== undefined && { objectName: name.key }),
        };
        // The client writes its own headers into those it is given.
        const own = { ...target, ...rest, headers: { ...rest.headers } };
        const answer = await asked.client.makeRequestAsync(own, sent, ok, REGION).catch((thrown: unknown) => {
          throw asNamedFault(thrown, name);
        });
        return read(answer, asked);
      },
      sent.length + patience,
    );
  };
  const said = (answer: IncomingMessage) => text(answer);
  const done = async (answer: IncomingMessage) => {
    await text(answer);
    return answer.headers;
  };
  const ofVersion = ({ version }: ObjectName) => (version === undefined ? '' : `versionId=${escapeAll(version)}`);

  const facts = (object: ObjectName): Promise<StoredFacts> =>
    ask(object, { method: 'HEAD', query: ofVersion(object) }, async (answer) => {
      answer.resume();
      return factsOf(answer);
    });
  /** What can be done once alone: where the answer was lost, a further try is refused because of the one before. */
  const askOnce = async (
    object: ObjectName,
    request: Sent,
    etag: string,
    read: (answer: IncomingMessage) => Promise<unknown>,
  ): Promise<void> => {
    let tries = 0;
    const onTry = () => {
      tries += 1;
    };
    await ask(object, { ...request, onTry }, read).catch(async (thrown: unknown) => {
      const there = tries > 1 ? await facts(object).catch(() => undefined) : undefined;
      if (there?.etag !== etag) throw thrown;
    });
  };

  const list = async <Item>(listing: Listing, query: string, read: (xml: string) => ListedPage<Item>) =>
    read(await ask({ bucket: listing.bucket }, { method: 'GET', query }, said));

  const written = async (bucket: string): Promise<WrittenRule[]> => {
    const xml = await calls.call(bucket, async ({ client }) => {
      const request = { method: 'GET', bucketName: bucket, query: 'lifecycle' };
      const answer = await client.makeRequestAsync(request, '', [200], REGION).catch((thrown: unknown) => {
        if (isCode(thrown, 'NoSuchLifecycleConfiguration')) return undefined;
        throw thrown;
      });
      return answer ? said(answer) : '';
    });
    return readRules(xml);
  };
  const write = async (bucket: string, rules: readonly WrittenRule[]) => {
    if (rules.length === 0) await ask({ bucket }, { method: 'DELETE', query: 'lifecycle', ok: [200, 204] }, done);
    else await ask({ bucket }, signed({ method: 'PUT', query: 'lifecycle', payload: writeRules(rules) }), done);
  };

  return {
    async buckets() {
      const found = await calls.call('', ({ client }) => client.listBuckets());
      return found.map(({ name, creationDate }) => ({ name, created: creationDate }));
    },
    async addBucket(bucket) {
      await ask({ bucket }, { method: 'PUT' }, done);
    },
    async removeBucket(bucket) {
      await ask({ bucket }, { method: 'DELETE', ok: [204] }, done);
    },
    async versioning(bucket) {
      const status = xmlText(await ask({ bucket }, { method: 'GET', query: 'versioning' }, said), 'Status');
      return status === 'Enabled' ? 'on' : status === 'Suspended' ? 'paused' : 'never';
    },
    async setVersioning(bucket, on) {
      const status = `<Status>${on ? 'Enabled' : 'Suspended'}</Status>`;
      const payload = `<VersioningConfiguration>${status}</VersioningConfiguration>`;
      await ask({ bucket }, signed({ method: 'PUT', query: 'versioning', payload }), done);
    },
    list: (listing) => list(listing, objectsQuery(listing), readObjects),
    versions: (listing) => list(listing, versionsQuery(listing), readVersions),
    facts,
    read: (object, most) => {
      const range = most !== undefined && { headers: { range: `bytes=0-${most - 1}` } };
      const request = { method: 'GET', query: ofVersion(object), ...range, ok: [200, 206, 416] };
      return ask(object, request, async (answer, { expect }) => {
        expect(Number(answer.headers['content-length'] ?? 0));
        const bytes = await buffer(answer);
        // Of nothing no part can be had.
        return answer.statusCode === 416 ? new Uint8Array() : bytes;
      });
    },
    open: (object) =>
      ask(object, { method: 'GET', query: ofVersion(object) }, async (answer) => {
        answer.setTimeout(SILENT_MS, () => answer.destroy(new Error('Nothing came any more.')));
        const { size, type } = factsOf(answer);
        return { stream: answer, size, type };
      }),
    async put(object, payload, options) {
      await askOnce(object, { method: 'PUT', payload, headers: headersOf(options) }, md5(payload).digest('hex'), done);
    },
    async beginParts(object, type) {
      const request = { method: 'POST', query: 'uploads=', headers: { 'content-type': type } };
      return xmlText(await ask(object, request, said), 'UploadId') ?? '';
    },
    async putPart(object, upload, part, payload) {
      const query = `partNumber=${part}&uploadId=${escapeAll(upload)}`;
      return (await ask(object, { method: 'PUT', query, payload }, done)).etag ?? '';
    },
    async joinParts(object, upload, parts, { replace }) {
      const all = parts.map(
        (etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${escaped(etag)}</ETag></Part>`,
      );
      const payload = `<CompleteMultipartUpload>${all.join('')}</CompleteMultipartUpload>`;
      const headers = replace ? {} : { 'if-none-match': '*' };
      const request = {
        method: 'POST',
        query: `uploadId=${escapeAll(upload)}`,
        payload,
        headers,
        patience: JOIN_BYTES,
      };
      const joined = async (answer: IncomingMessage) => requireNoError(await said(answer), object);
      await askOnce(object, request, etagOf(parts), joined);
    },
    async dropParts(object, upload) {
      const request = { method: 'DELETE', query: `uploadId=${escapeAll(upload)}`, ok: [204, 404] };
      await ask(object, request, done);
    },
    async remove(object) {
      const headers = await ask(object, { method: 'DELETE', query: ofVersion(object), ok: [204] }, done);
      const marker = headers['x-amz-version-id'];
      return headers['x-amz-delete-marker'] === 'true' && typeof marker === 'string' ? marker : undefined;
    },
    async restore(object) {
      const { bucket, key, version } = object;
      const source = `/${bucket}/${key.split('/').map(escapeAll).join('/')}?versionId=${escapeAll(version)}`;
      const request = { method: 'PUT', headers: { 'x-amz-copy-source': source }, patience: JOIN_BYTES };
      await ask({ bucket, key }, request, async (answer) => requireNoError(await said(answer), object));
    },
    async rules(bucket) {
      return (await written(bucket)).map(({ rule }) => rule);
    },
    async putRule(bucket, rule) {
      const before = await written(bucket);
      const [own, at] = [writeRule(rule), before.findIndex((each) => each.rule.id === rule.id)];
      await write(bucket, at < 0 ? [...before, own] : before.with(at, own));
    },
    async removeRule(bucket, id) {
      const before = await written(bucket);
      await write(
        bucket,
        before.filter(({ rule }) => rule.id !== id),
      );
    },
    close: calls.close,
  };
}

const md5 = (bytes: string | Uint8Array) => createHash('md5').update(bytes);

/** The mark of an object that was joined: made of those of its parts. */
const etagOf = (parts: readonly string[]): string =>
  `${md5(Buffer.from(parts.join('').replaceAll('"', ''), 'hex')).digest('hex')}-${parts.length}`;

/** S3 wants these proven to have come whole. */
const signed = <Asking extends { payload: string; method: string; query: string }>(request: Asking) => ({
  ...request,
  headers: { 'content-md5': md5(request.payload).digest('base64') },
});

const headersOf = ({ type, replace }: PutOptions): Record<string, string> => ({
  'content-type': type,
  ...(!replace && { 'if-none-match': '*' }),
});

/** What takes long may fail after its answer has begun. */
function requireNoError(xml: string, object: ObjectName): void {
  const code = xmlText(xml, 'Code');
  if (!/<Error[\s>]/.test(xml) || code === undefined) return;
  throw asNamedFault(Object.assign(new Error(xmlText(xml, 'Message') ?? code), { code }), object);
}

const META = 'x-amz-meta-';

function factsOf({ headers }: IncomingMessage): StoredFacts {
  const version = headers['x-amz-version-id'];
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith(META));
  return {
    size: Number(headers['content-length'] ?? 0),
    modified: new Date(headers['last-modified'] ?? 0),
    type: headers['content-type'] ?? 'application/octet-stream',
    etag: (headers.etag ?? '').replaceAll('"', ''),
    ...(typeof version === 'string' && { version }),
    metadata: Object.fromEntries(metadata.map(([name, value]) => [name.slice(META.length), String(value)])),
  };
}
