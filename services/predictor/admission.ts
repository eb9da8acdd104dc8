/** Who is inside, as far as it matters to those who find no room. */
export interface Visitor {
  /** It holds its place without using it: what it was let in for hardly arrives. */
  idles(): boolean;
  /** Told that its place goes to another. */
  leaveNow(): void;
}

/** A bounded number of requests, and of bytes they may hold in memory together. */
export interface Admission {
  /** Lets one in, if there is room or can be made; what it returns lets it out again, once. */
  enter(bytes: number, visitor?: Visitor): (() => void) | undefined;
  readonly inside: number;
}

interface Place {
  bytes: number;
  visitor: Visitor | undefined;
}

/**
 * Whoever would have to wait too long is told at once to come back. Counts before a body is read, so that a crowd of
 * large photos cannot fill the memory. A single request always fits. Who idles gives way to who comes, so that a few
 * connections on which a byte a second arrives keep nobody out.
 */
export function createAdmission(room: { places: number; bytes: number }): Admission {
  const places = new Set<Place>();
  const held = () => [...places].reduce((sum, { bytes }) => sum + bytes, 0);
  const fits = (bytes: number) => places.size < room.places && (places.size === 0 || held() + bytes <= room.bytes);
  const makeRoom = (bytes: number) => {
    for (const place of places) {
      if (fits(bytes)) return;
      if (!place.visitor?.idles()) continue;
      places.delete(place);
      place.visitor.leaveNow();
    }
  };
  return {
    enter(bytes, visitor) {
      if (!fits(bytes)) makeRoom(bytes);
      if (!fits(bytes)) return undefined;
      const place = { bytes, visitor };
      places.add(place);
      return () => void places.delete(place);
    },
    get inside() {
      return places.size;
    },
  };
}
