/**
 * The buckets of the store. A model keeps every state it was ever in; a photo that is deleted is gone. In the inbox
 * anybody may put photos, and the store tells of each; what is put in the place of another there loses neither.
 */
export const stackBuckets = [
  { name: 'data', versioned: false },
  { name: 'models', versioned: true },
  { name: 'mlflow', versioned: false },
  { name: 'inbox', versioned: true, tells: true },
] as const;

/** Meadow's own, into which people and programs put photos. */
export const INBOX = 'inbox';
