import type { ProblemKind } from '../../../contract/shapes/project-photo.ts';

/** One problem of one photo. */
export interface Finding {
  hash: string;
  kind: ProblemKind;
  /** The photos it is about, the one to keep first. */
  others: string[];
  /** For a doubtful label: the one photos like it have. */
  suggestion: string | undefined;
  /** 0 barely, 1 beyond doubt. */
  strength: number;
}

/** A finding that is about the photo alone. */
export const aboutOne = (hash: string, kind: ProblemKind, strength: number): Finding => ({
  hash,
  kind,
  others: [],
  suggestion: undefined,
  strength: Math.min(1, Math.max(0, strength)),
});
