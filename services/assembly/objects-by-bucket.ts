import type { ObjectStore } from '../ports/object-store.ts';

/** Models have a bucket of their own, which keeps every state; all else is in the other. */
const MODELS = 'models/';

/** One store of objects out of the stack's two buckets. */
export function objectsByBucket(models: ObjectStore, data: ObjectStore): ObjectStore {
  const of = (key: string) => (key.startsWith(MODELS) ? models : data);
  return {
    put: (key, bytes) => of(key).put(key, bytes),
    get: (key) => of(key).get(key),
    has: (key) => of(key).has(key),
    remove: (key) => of(key).remove(key),
    file: (key) => of(key).file(key),
    async *list(prefix) {
      if (MODELS.startsWith(prefix) || prefix.startsWith(MODELS)) yield* models.list(prefix);
      if (!prefix.startsWith(MODELS)) yield* data.list(prefix);
    },
  };
}
