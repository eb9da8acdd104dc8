/** A store of buckets, as its administrator sees it. */
export interface BucketStore {
  /**
   * Makes a bucket where it is missing, switches keeping versions on, never off, and has it tell of what is put into it.
   * Again and again without harm.
   */
  provide(bucket: { name: string; versioned: boolean; tells?: boolean }): Promise<void>;
}
