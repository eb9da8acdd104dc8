import { digestOf } from './digest-of.ts';

/**
 * Of all that is kept of a project, what must be the same still where it is removed because it lives elsewhere: without
 * what Meadow itself writes and forgets where nobody works on it.
 */
export const leavingDigest = ({ traffic: _, alerts: __, ...rows }: Record<string, unknown>): string => digestOf(rows);
