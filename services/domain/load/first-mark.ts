import type { PassMark } from '../../../contract/shapes/load.ts';

/** What holds for a project where nobody said otherwise. */
export const FIRST_MARK: PassMark = { p95: 500, users: 10, errors: 0.01 };
