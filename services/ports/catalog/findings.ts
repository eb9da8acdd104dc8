import type { ProblemKind } from '../../../contract/shapes/project-photo.ts';

/** What a look at a photo said, by the model or by the checks. */
export interface Opinion {
  hash: string;
  guess: string | undefined;
  doubt: number | undefined;
}

export interface FindingRecord {
  hash: string;
  kind: ProblemKind;
  /** The photos it is about, the one to keep first. */
  others: string[];
  suggestion: string | undefined;
  /** 0 barely, 1 beyond doubt. */
  strength: number;
}

/** What the last look at a project's photos said. */
export interface FindingRecords {
  /** Replaces all of the project. Those a person dismissed stay away. */
  replace(project: string, findings: FindingRecord[], opinions: Opinion[], at: Date): Promise<void>;
  /** Clearest first. */
  list(
    project: string,
    kind: ProblemKind | undefined,
    page: { offset: number; limit: number },
  ): Promise<FindingRecord[]>;
  counts(project: string): Promise<Partial<Record<ProblemKind, number>>>;
  /** When the photos were looked at last. */
  checked(project: string): Promise<Date | undefined>;
  dismiss(project: string, kind: ProblemKind, hashes: string[]): Promise<void>;
}
