/** The buckets of the store. A model keeps every state it was ever in; a photo that is deleted is gone. */
export const stackBuckets = [
  { name: 'data', versioned: false },
  { name: 'models', versioned: true },
  { name: 'mlflow', versioned: false },
] as const;
