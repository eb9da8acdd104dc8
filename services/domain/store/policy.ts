import { z } from 'zod';
import type { Rights } from '../../../contract/shapes/store.ts';

/** Rules of access as S3 writes them. */
export interface Policy {
  Version: '2012-10-17';
  Statement: { Effect: 'Allow'; Action: string[]; Resource: string[] }[];
}

const LOOK = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketVersions', 's3:GetBucketVersioning'];
const LOOK_TO_WRITE = [...LOOK, 's3:ListBucketMultipartUploads'];
const READ = ['s3:GetObject', 's3:GetObjectVersion'];
const WRITE = [...READ, 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];

const ARN = 'arn:aws:s3:::';

/** Rules that give just these rights. */
export function policyOf(rights: Rights): Policy {
  return {
    Version: '2012-10-17',
    Statement: Object.entries(rights).flatMap(([bucket, right]) => [
      { Effect: 'Allow', Action: right === 'write' ? LOOK_TO_WRITE : LOOK, Resource: [`${ARN}${bucket}`] },
      { Effect: 'Allow', Action: right === 'write' ? WRITE : READ, Resource: [`${ARN}${bucket}/*`] },
    ]),
  };
}

const words = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const policyShape = z.object({
  Statement: z.array(
    z.object({
      Effect: z.string(),
      Action: words,
      Resource: words,
      Condition: z.unknown().optional(),
    }),
  ),
});

const READS = ['s3:GetObject', 's3:Get*', 's3:*'];
const PUTS = ['s3:PutObject', 's3:Put*', 's3:*'];
const DELETES = ['s3:DeleteObject', 's3:Delete*', 's3:*'];

/** The rights that rules give to whole buckets; none where they say more, or less, than that. */
export function rightsOf(policy: unknown): Rights | undefined {
  const read = policyShape.safeParse(policy);
  if (!read.success) return undefined;
  const rights: Rights = {};
  for (const { Effect, Action, Resource, Condition } of read.data.Statement) {
    if (Effect !== 'Allow' || Condition !== undefined) return undefined;
    if (!Action.every((action) => action.startsWith('s3:'))) return undefined;
    const has = (any: readonly string[]) => Action.some((action) => any.includes(action));
    const right = has(PUTS) && has(DELETES) ? 'write' : has(READS) ? 'read' : undefined;
    if (!right && has([...PUTS, ...DELETES])) return undefined;
    for (const resource of Resource) {
      const bucket = bucketOf(resource);
      if (bucket === undefined) return undefined;
      // Of the bucket itself it is said what may be looked at; of what is in it, what may be done.
      if (right && (resource.endsWith('/*') || bucket === '*'))
        rights[bucket] = rights[bucket] === 'write' ? 'write' : right;
    }
  }
  return rights;
}

/** A whole bucket, itself or what is in it; none for a part of one, or for names with a pattern. */
function bucketOf(resource: string): string | undefined {
  const [, name] = /^arn:aws:s3:::([^/*?]+|\*)(?:\/\*)?$/.exec(resource) ?? [];
  return name;
}
