/** What a parcel holds. */
export type ParcelKind = 'backup' | 'model' | 'project' | 'kit';

/** What a parcel says of itself before anything else. */
export interface ParcelLabel {
  kind: ParcelKind;
  /** The Meadow that packed it. */
  version: string;
  created: Date;
  /** About how many files, and bytes of them: some may go while it is packed. */
  files: number;
  bytes: number;
}

/** A file to be packed: where it lies on this machine, or its bytes. */
export interface ParcelSource {
  /** Its path in the parcel, with `/`. */
  path: string;
  size: number;
  from: string | Uint8Array;
  /** Without it, others in the parcel would name what is not there. */
  needed?: boolean;
}

/** A file that is taken out of a parcel. */
export interface ParcelFile {
  path: string;
  size: number;
  /** To be read to its end before the next file comes. */
  body: AsyncIterable<Uint8Array>;
}

export interface ParcelWatch {
  signal?: AbortSignal | undefined;
  /** Bytes of the files that are done. */
  onBytes?(done: number): void;
}

/** One file that holds many, with a list of them by SHA-256, so that all of it can be told to be as it was packed. */
export interface Parcels {
  /**
   * Packs the files; one that is gone meanwhile is left out, or where it is needed, `changed-meanwhile` is thrown.
   * `file` is there whole, or as it was before. Throws `bad-request` where something else lies there, `disk-full`, and
   * the signal's reason.
   */
  pack(file: string, label: ParcelLabel, sources: readonly ParcelSource[], watch?: ParcelWatch): Promise<void>;
  /** What the parcel says of itself. Throws `parcel-refused`, also where it is not of that kind, and `parcel-newer`. */
  label(file: string, kind?: ParcelKind): Promise<ParcelLabel>;
  /**
   * Hands over each file, in order. What was taken counts only when this resolves: it throws `parcel-refused` where any
   * byte is not as it was packed, `parcel-newer`, and the signal's reason.
   */
  unpack(file: string, kind: ParcelKind, take: (file: ParcelFile) => Promise<void>, watch?: ParcelWatch): Promise<void>;
}
