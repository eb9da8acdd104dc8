/** The words preload and main exchange over Electron's IPC; everything else crosses by port. */
export const CONNECT = 'meadow:connect';
/** The same for a port to main itself. */
export const CONNECT_DESK = 'meadow:connect-desk';
export const PORT = 'meadow:port';
/** Answered, because a page may ask for the camera only after main has heard that the panel is open. */
export const CAMERA = 'meadow:camera';

/** What a window may choose as the name of its wish for a port. */
export const isNonce = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{16,64}$/.test(value);
