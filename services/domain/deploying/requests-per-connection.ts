/** Few enough for copies to share who never leaves, many enough that a new connection costs nothing beside its photos. */
export const REQUESTS_PER_CONNECTION = 20;
