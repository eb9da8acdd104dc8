import type { Generated } from 'kysely';

/** Milliseconds since 1970. */
type Time = number;
/** A value as JSON. */
type Json = string;

export interface ProjectsTable {
  id: string;
  name: string;
  classes: Json;
  created: Time;
}

export interface PhotosTable {
  project: string;
  hash: Uint8Array;
  label: string;
  source: string;
  added: Time;
  width: number;
  height: number;
  bytes: number;
}

export interface VersionsTable {
  id: Generated<number>;
  version: string;
  project: string;
  created: Time;
  object: string | null;
  sha256: Uint8Array;
  card: Json;
}

/** Words that many predictions share: classes and versions. */
export interface WordsTable {
  id: Generated<number>;
  text: string;
}

/** Kept small: at most 300 bytes a row with its indexes. */
export interface PredictionsTable {
  id: Generated<number>;
  at: Time;
  hash: Uint8Array;
  photo: string;
  /** `words.id`, as are `verdict` and `label`. */
  version: number;
  verdict: number;
  label: number;
  /** Place in `origins`. */
  origin: number;
  /** See `packScores`. */
  scores: Uint8Array;
  /** Cosine times 10,000. */
  similarity: number;
  /** Tenths of a millisecond. */
  took: number;
}

export interface SettingsTable {
  name: string;
  value: Json;
}

export interface Schema {
  schema_version: { version: number };
  projects: ProjectsTable;
  photos: PhotosTable;
  versions: VersionsTable;
  words: WordsTable;
  predictions: PredictionsTable;
  settings: SettingsTable;
}
