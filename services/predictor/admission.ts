/** A bounded number of requests, and of bytes they may hold in memory together. */
export interface Admission {
  /** Lets one in, if there is room; what it returns lets it out again, once. */
  enter(bytes: number): (() => void) | undefined;
  readonly inside: number;
}

/**
 * Whoever would have to wait too long is told at once to come back. Counts before a body is read, so that a crowd of
 * large photos cannot fill the memory. A single request always fits.
 */
export function createAdmission(room: { places: number; bytes: number }): Admission {
  let inside = 0;
  let held = 0;
  const leave = (bytes: number) => {
    inside -= 1;
    held -= bytes;
  };
  return {
    enter(bytes) {
      if (inside >= room.places || (inside > 0 && held + bytes > room.bytes)) return undefined;
      inside += 1;
      held += bytes;
      let out = false;
      return () => {
        if (!out) leave(bytes);
        out = true;
      };
    },
    get inside() {
      return inside;
    },
  };
}
