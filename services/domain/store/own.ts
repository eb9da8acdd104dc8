import { Fault } from '../fault.ts';
import { INBOX, stackBuckets } from '../stack/buckets.ts';

/** Users that services of the stack work with; compose/services/minio-access makes them. */
export const stackUsers = ['core', 'api', 'mlflow'] as const;

export const isOwnBucket = (name: string): boolean => stackBuckets.some((bucket) => bucket.name === name);

/** Meadow works with it, and what is in it is Meadow's too. */
export const isClosedBucket = (name: string): boolean => isOwnBucket(name) && name !== INBOX;

export const isOwnUser = (name: string): boolean => stackUsers.some((user) => user === name);

/** Throws `forbidden` where Meadow works with the bucket. */
export function requireForeignBucket(bucket: string): void {
  if (!isOwnBucket(bucket)) return;
  throw new Fault(
    'forbidden',
    `Meadow works with the bucket "${bucket}", so it is not changed by hand.`,
    'Change its photos, models and measurements on their own pages.',
    { details: { case: 'own-bucket', own: 'bucket', bucket } },
  );
}

/** The same where what is in it is concerned: anybody may put photos into the inbox. */
export function requireOpenBucket(bucket: string): void {
  if (isClosedBucket(bucket)) requireForeignBucket(bucket);
}

/** Throws `forbidden` where a service of the stack works with the user. */
export function requireForeignUser(user: string): void {
  if (!isOwnUser(user)) return;
  throw new Fault(
    'forbidden',
    `A service of the stack works with the user "${user}", so it is not changed by hand.`,
    'Add a user of your own.',
    { details: { case: 'own-user', own: 'user', user } },
  );
}
