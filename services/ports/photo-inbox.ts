/** One state of an object, which stays what it is where a newer one is put in its place. */
export interface InboxItem {
  key: string;
  version: string;
  bytes: number;
}

/** Where anybody may put photos for a project: what is taken is removed, what cannot be is put aside. */
export interface PhotoInbox {
  /** What waits, but not what was put aside. */
  list(): AsyncIterable<InboxItem>;
  read(item: InboxItem): Promise<Uint8Array>;
  remove(item: InboxItem): Promise<void>;
  /** Moves it to `rejected/KEY`, with the reason in `rejected/KEY.txt`. */
  putAside(item: InboxItem, reason: string): Promise<void>;
  close(): void;
}
