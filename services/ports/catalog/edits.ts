import type { PhotoEdit } from '../../../contract/shapes/project-photo.ts';
import type { PhotoRecord } from './photos.ts';

/** What a person can change of a photo. */
export interface PhotoState {
  label: string | undefined;
  binned: Date | undefined;
}

/** What an edit does to one photo. */
export interface PhotoChange {
  /** The edit's own project, or the one its photos were moved to. */
  project: string;
  hash: string;
  /** None: the project did not have the photo, and undoing puts it into the bin. */
  before: PhotoState | undefined;
  after: PhotoState;
}

/** One change to photos, with what was before, so that it can be undone. */
export interface EditRecord {
  id: number;
  project: string;
  kind: PhotoEdit['kind'];
  at: Date;
  by: string;
  /** The label given, or the project moved to. */
  to: string | undefined;
  changes: PhotoChange[];
  undone: boolean;
}

/** What was last done to a photo. */
export interface LastChange extends Pick<EditRecord, 'kind'>, Pick<PhotoChange, 'before' | 'after'> {
  edit: number;
}

/** What people did to photos: each change is carried out and written down in one transaction. */
export interface EditRecords {
  /**
   * Sets the photos' states (`after`) and writes it down; what was undone before cannot be done again any more.
   * `put`: photos a project did not have. `extend`: the edit it goes on with, where that was not undone meanwhile; it
   * gets this one's `to`, and a second change of a photo in one edit keeps what was before the first.
   */
  apply(
    edit: Omit<EditRecord, 'id' | 'undone'>,
    more?: { put?: { project: string; photos: PhotoRecord[] }; extend?: number | undefined },
  ): Promise<EditRecord>;
  /** The last that is not undone, and the first that is. */
  ends(project: string): Promise<{ undo: EditRecord | undefined; redo: EditRecord | undefined }>;
  /**
   * Sets the states back to `before`. None where there is nothing to undo. What comes into the bin by it is there since
   * `at`, so that it has its 30 days.
   */
  undo(project: string, at: Date): Promise<EditRecord | undefined>;
  redo(project: string, at: Date): Promise<EditRecord | undefined>;
  /** What was last done to each photo and not undone, by hash. */
  last(project: string, hashes: string[]): Promise<Map<string, LastChange>>;
  /** Labels that were ever given to a photo, newest first. */
  labelsOf(project: string, hash: string): Promise<{ label: string | undefined; by: string; at: Date }[]>;
}
