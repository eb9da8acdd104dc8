/** Rows a statement takes; far below what a statement may bind (32,766 values on SQLite, 65,535 on PostgreSQL). */
const PART = 500;

/** The list cut into parts that fit one statement. */
export const inParts = <T>(list: readonly T[], size = PART): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size));
