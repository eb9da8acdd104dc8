import { join } from 'node:path';
import { createS3PhotoInbox } from '../adapters/minio/photo-inbox.ts';
import { INBOX } from '../domain/stack/buckets.ts';
import { addressFiles } from '../domain/stack/record-addresses.ts';
import type { PhotoInbox } from '../ports/photo-inbox.ts';
import { readAddresses } from './read-addresses.ts';

/** The inbox of the store whose address lies with those of the records. */
export async function openStackInbox(at: string): Promise<PhotoInbox> {
  const { s3 } = await readAddresses(at);
  const { buckets, ...door } = s3;
  const secretKeyFile = join(at, addressFiles.s3Secret);
  return createS3PhotoInbox({ ...door, ssl: false, bucket: buckets?.inbox ?? INBOX, secretKeyFile });
}
