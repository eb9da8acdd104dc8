import type { PromotionPolicy } from '../../../contract/shapes/project.ts';

export interface ProjectRecord {
  id: string;
  name: string;
  classes: string[];
  created: Date;
  policy: PromotionPolicy;
}

export interface ProjectChange {
  name?: string | undefined;
  policy?: PromotionPolicy | undefined;
  classes?: string[] | undefined;
  renamed?: { from: string; to: string } | undefined;
}

/** Sets of classes. */
export interface ProjectRecords {
  list(): Promise<ProjectRecord[]>;
  find(id: string): Promise<ProjectRecord | undefined>;
  /** The same id twice is `bad-request`. */
  create(project: ProjectRecord): Promise<void>;
  /** Changes what is named; a renamed class takes along all that names it, undone edits too. Throws `not-found`. */
  change(id: string, change: ProjectChange): Promise<void>;
  /** With all that is recorded of it. */
  remove(id: string): Promise<void>;
}
