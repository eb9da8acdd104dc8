/** Who has something to himself, and until when. */
export interface Lease {
  owner: string;
  until: Date;
}

/**
 * What one core at a time may do, such as training on a project, wherever the others run. All times are by the
 * database's clock, so that no computer's own counts. An owner is a name nobody else gives himself.
 */
export interface LeaseRecords {
  /** Takes it for that many milliseconds, where nobody has it or its time is over; false where another has it. */
  take(name: string, owner: string, ms: number): Promise<boolean>;
  /** Keeps it for that long from now on; false where its time is over, or it was released. */
  renew(name: string, owner: string, ms: number): Promise<boolean>;
  /** Gives it back; nothing where another has it. */
  release(name: string, owner: string): Promise<void>;
  /** Who has it; none where its time is over. */
  holder(name: string): Promise<Lease | undefined>;
}
