import { createHash } from 'node:crypto';

/** One name for a value of plain JSON, the same for the same value. */
export const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
