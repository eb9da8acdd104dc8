import { Client } from 'minio';
import type { StoreAdministrator } from './bucket-store.ts';

/** Whether a user of a store by S3's protocol sees a bucket. Throws where it has no such user, or does not answer. */
export async function hasBucket(user: StoreAdministrator, bucket: string): Promise<boolean> {
  return await new Client({ ...user, useSSL: false, region: 'us-east-1' }).bucketExists(bucket);
}
