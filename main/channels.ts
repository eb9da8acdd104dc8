/** The words preload and main exchange over Electron's IPC; everything else crosses by port. */
export const CONNECT = 'meadow:connect';
export const PORT = 'meadow:port';

/** Whom a window can ask: the core, or main itself. */
export type Partner = 'core' | 'desk';

/** What a window may choose as the name of its wish for a port. */
export const isNonce = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{16,64}$/.test(value);
