import { z } from 'zod';

/** S3's own rule, without dots: names with dots cannot be had over TLS. */
export const bucketName = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])$/);

/** Of one that is there: others may have made it, with dots in it. */
export const knownBucket = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);

/** Any text up to S3's 1024 bytes. */
export const storeKey = z.string().min(1).max(1024);

/** `never`: it keeps no versions and never did; `paused`: it keeps those it has. */
export const versioning = z.enum(['on', 'paused', 'never']);
export type Versioning = z.infer<typeof versioning>;

export const storeBucket = z.object({
  name: z.string(),
  created: z.string(),
  versioning,
  /** Meadow works with it, so it is looked at here and changed elsewhere. */
  own: z.boolean(),
  /** What is in it is changed elsewhere, too. */
  closed: z.boolean(),
});
export type StoreBucket = z.infer<typeof storeBucket>;

export const bucketUsage = z.object({
  objects: z.int(),
  /** Bytes of the objects as they are now. */
  bytes: z.number(),
  /** Bytes of versions that were replaced or deleted, and are kept. */
  older: z.number(),
  /** There is more than was counted. */
  more: z.boolean(),
});
export type BucketUsage = z.infer<typeof bucketUsage>;

/** What lies in a folder: a key, or what begins keys, up to the next slash. */
export const storeEntry = z.object({
  key: z.string(),
  kind: z.enum(['folder', 'object', 'deleted']),
  size: z.number(),
  /** None of a folder. */
  modified: z.string().optional(),
  /** The marker that hides a deleted object. */
  version: z.string().optional(),
  /** The address of a small picture, where it may be a photo; it answers 404 where it is none. */
  thumbnail: z.string().optional(),
});
export type StoreEntry = z.infer<typeof storeEntry>;

export const entryOrder = z.enum(['name', 'name-down', 'newest', 'oldest', 'largest', 'smallest']);
export type EntryOrder = z.infer<typeof entryOrder>;

export const entryPage = z.object({
  entries: z.array(storeEntry),
  /** Asks for what comes next. */
  next: z.string().optional(),
  /** How many there are in all, where that was counted. */
  total: z.int().optional(),
  /** There is more in the folder than is put into an order. */
  cut: z.boolean(),
});
export type EntryPage = z.infer<typeof entryPage>;

export const objectFacts = z.object({
  key: z.string(),
  size: z.number(),
  modified: z.string(),
  type: z.string(),
  etag: z.string(),
  version: z.string().optional(),
  /** What else was put with it, by name. */
  metadata: z.record(z.string(), z.string()),
  /** Where it is downloaded from. */
  download: z.string(),
});

export const objectPreview = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), picture: z.string() }),
  /** `cut`: it goes on. JSON is laid out. */
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    format: z.enum(['plain', 'json', 'markdown']),
    cut: z.boolean(),
  }),
  z.object({ kind: z.literal('none') }),
]);
export type ObjectPreview = z.infer<typeof objectPreview>;

export const objectVersion = z.object({
  version: z.string(),
  size: z.number(),
  modified: z.string(),
  latest: z.boolean(),
  /** It says that the object was deleted. */
  deleted: z.boolean(),
  download: z.string().optional(),
});
export type ObjectVersion = z.infer<typeof objectVersion>;

const accessRight = z.enum(['read', 'write']);

/** What a user may do with the bucket of a name; `*` is all of them. */
export const rights = z.record(z.union([z.literal('*'), knownBucket]), accessRight);
export type Rights = z.infer<typeof rights>;

export const storeUserName = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{2,19}$/);

export const storeUser = z.object({
  name: z.string(),
  enabled: z.boolean(),
  /** A service of the stack works with it. */
  own: z.boolean(),
  rights,
  /** Names of rules that cannot be told as rights to buckets; changing rights replaces them. */
  others: z.array(z.string()),
});
export type StoreUser = z.infer<typeof storeUser>;

const days = z.int().min(1).max(3650);

/** What a bucket does by itself. */
export const lifecycleDeed = z.discriminatedUnion('kind', [
  /** Deletes versions that were replaced so many days ago. */
  z.object({ kind: z.literal('older-versions'), days }),
  /** Deletes objects that were put so many days ago. */
  z.object({ kind: z.literal('objects'), days }),
]);
export type LifecycleDeed = z.infer<typeof lifecycleDeed>;

export const lifecycleRule = z.object({
  /** A new one gets its own. */
  id: z.string().max(255).optional(),
  enabled: z.boolean(),
  /** Objects whose keys begin so; all where it is empty. */
  prefix: z.string().max(1024),
  deed: lifecycleDeed,
});
export type LifecycleRule = z.infer<typeof lifecycleRule>;

/** A rule as it stands; without `deed` it is one that is not made here, and is kept as it is. */
export const keptRule = lifecycleRule.extend({ id: z.string(), deed: lifecycleDeed.optional() });
export type KeptRule = z.infer<typeof keptRule>;

/** Files are sent in slices of so many bytes, each a part of the object. */
export const STORE_SLICE_BYTES = 8 * 1024 ** 2;
