import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CopyDestinationOptions, CopySourceOptions } from 'minio';
import type { PhotoInbox } from '../../ports/photo-inbox.ts';
import { type Asked, createS3Calls } from './calls.ts';
import { isNoObject, noPassword } from './s3-fault.ts';
import { type S3Settings, s3Settings } from './settings.ts';

const PAGE = 1000;
const REJECTED = 'rejected/';

/** A bucket that keeps versions: what is read is what is removed, whatever is put in its place meanwhile. */
export function createS3PhotoInbox(given: S3Settings): PhotoInbox {
  const settings = s3Settings.parse(given);
  const { bucket, secretKeyFile } = settings;
  const secretKey = async () =>
    (
      await readFile(secretKeyFile, 'utf8').catch((thrown: unknown) => {
        throw noPassword(secretKeyFile, thrown);
      })
    ).trim();
  const calls = createS3Calls({ ...settings, secretKey });
  const call = <T>(work: (asked: Asked) => Promise<T>, bytes?: number) => calls.call(bucket, work, bytes);
  const newest = (key: string) =>
    call(({ client }) =>
      client.statObject(bucket, key).catch((thrown: unknown) => {
        if (isNoObject(thrown)) return undefined;
        throw thrown;
      }),
    );
  const remove: PhotoInbox['remove'] = ({ key, version: versionId }) =>
    call(({ client }) => client.removeObject(bucket, key, { versionId }));
  return {
    async *list() {
      for (let token: string | undefined = ''; token !== undefined; ) {
        const asked: string = token;
        const page = await call(({ client }) => client.listObjectsV2Query(bucket, '', asked, '', PAGE, ''));
        for (const { name: key } of page.objects) {
          if (key === undefined || key.endsWith('/') || key.startsWith(REJECTED)) continue;
          const found = await newest(key);
          if (found) yield { key, version: found.versionId ?? 'null', bytes: found.size };
        }
        token = page.isTruncated ? page.nextContinuationToken : undefined;
      }
    },
    read: ({ key, version: versionId, bytes }) =>
      call(async ({ client, expect }) => {
        expect(bytes);
        return buffer(await client.getObject(bucket, key, { versionId }));
      }),
    remove,
    async putAside(item, reason) {
      const { key, version } = item;
      const to = REJECTED + key;
      const text = Buffer.from(`${reason}\n`);
      await call(async ({ client }) => {
        await client.copyObject(
          new CopySourceOptions({ Bucket: bucket, Object: key, VersionID: version }),
          new CopyDestinationOptions({ Bucket: bucket, Object: to }),
        );
        await client.putObject(bucket, `${to}.txt`, text, text.length, { 'Content-Type': 'text/plain; charset=utf-8' });
      }, item.bytes);
      await remove(item);
    },
    close: calls.close,
  };
}
