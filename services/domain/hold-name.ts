/**
 * The lease of who finishes moving a project: one at a time in a catalog. Its owner begins with the project's id, so that
 * whoever changes a record of it sees that it takes no changes for these seconds.
 */
export const HOLD = 'project-held';

export const holderOf = (project: string, name: string): string => `${project} ${name}`;

/** The project that a holder holds. */
export const heldBy = (owner: string): string => owner.slice(0, owner.indexOf(' '));
