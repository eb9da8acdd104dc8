import type { KeptRule, LifecycleRule, Versioning } from '../../contract/shapes/store.ts';

export interface ObjectName {
  bucket: string;
  key: string;
  /** The newest where it is left out. */
  version?: string | undefined;
}

/** What is asked of a listing. */
export interface Listing {
  bucket: string;
  /** What the keys begin with. */
  prefix: string;
  /** All below the prefix, or up to the next slash, with what begins others as folders. */
  deep: boolean;
  /** Goes on where a page ended. */
  cursor?: string | undefined;
  /** At most a thousand. */
  most?: number | undefined;
}

export interface ListedObject {
  key: string;
  size: number;
  modified: Date;
  etag: string;
}

export interface ListedVersion extends ListedObject {
  version: string;
  latest: boolean;
  /** It says that the object was deleted then. */
  deleted: boolean;
}

/** In the order of their names. */
export interface ListedPage<Item> {
  items: Item[];
  /** What begins the keys of others, with the slash at its end. */
  folders: string[];
  next?: string | undefined;
}

export interface StoredFacts {
  size: number;
  modified: Date;
  type: string;
  etag: string;
  version?: string | undefined;
  metadata: Record<string, string>;
}

export interface PutOptions {
  type: string;
  /** Else throws `already-there` where there is one of this name. */
  replace: boolean;
}

/**
 * A store of buckets that speaks S3, as its administrator sees it. Names of objects are any text. Every method ends
 * within its deadline, and throws `remote-…`, `bucket-missing`, `not-found`.
 */
export interface StoreBrowser {
  buckets(): Promise<{ name: string; created: Date }[]>;
  /** Throws `already-there`. */
  addBucket(name: string): Promise<void>;
  /** Throws `bad-request` where there is something in it. */
  removeBucket(name: string): Promise<void>;
  versioning(bucket: string): Promise<Versioning>;
  setVersioning(bucket: string, on: boolean): Promise<void>;
  list(listing: Listing): Promise<ListedPage<ListedObject>>;
  /** Versions of one key follow each other, newest first. */
  versions(listing: Listing): Promise<ListedPage<ListedVersion>>;
  facts(object: ObjectName): Promise<StoredFacts>;
  /** Its first `most` bytes, or all. */
  read(object: ObjectName, most?: number): Promise<Uint8Array>;
  /** Its bytes as they come; the stream is broken off where nothing comes for long. */
  open(object: ObjectName): Promise<{ stream: AsyncIterable<Uint8Array>; size: number; type: string }>;
  put(object: ObjectName, bytes: Uint8Array, options: PutOptions): Promise<void>;
  /** Begins an object that comes in parts, and is there when they are joined. Answers a name for it. */
  beginParts(object: ObjectName, type: string): Promise<string>;
  /** From 1 on; each but the last of 5 MB at least. Answers what joins it. */
  putPart(object: ObjectName, upload: string, part: number, bytes: Uint8Array): Promise<string>;
  joinParts(object: ObjectName, upload: string, parts: readonly string[], options: PutOptions): Promise<void>;
  /** No error where there is none. */
  dropParts(object: ObjectName, upload: string): Promise<void>;
  /** Answers the marker that hides it now, where the bucket keeps versions. No error where there is none. */
  remove(object: ObjectName): Promise<string | undefined>;
  /** Makes a version the newest. */
  restore(object: ObjectName & { version: string }): Promise<void>;
  rules(bucket: string): Promise<KeptRule[]>;
  /** Adds a rule, or puts it in the place of the one with its id; others stay as they are. */
  putRule(bucket: string, rule: LifecycleRule & { id: string }): Promise<void>;
  removeRule(bucket: string, id: string): Promise<void>;
  close(): void;
}
