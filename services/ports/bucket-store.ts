/** A store of buckets, as its administrator sees it. */
export interface BucketStore {
  /** Makes a bucket where it is missing, and switches keeping versions on; never off. Again and again without harm. */
  provide(bucket: { name: string; versioned: boolean }): Promise<void>;
}
