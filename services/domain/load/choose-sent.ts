/** Photos sent in turns: enough that no program remembers its last answers, few enough to be held in memory. */
const MOST = 32;
const MOST_BYTES = 48 * 1024 * 1024;

/** Some of the photos, spread over all of them, that have no more bytes together than a generator holds. */
export function chooseSent<Photo extends { bytes: number }>(photos: readonly Photo[]): Photo[] {
  const count = Math.min(MOST, photos.length);
  const spread = Array.from({ length: count }, (_, at) => photos[Math.floor((at * photos.length) / count)]!);
  const chosen: Photo[] = [];
  let held = 0;
  for (const photo of spread) {
    if (chosen.length > 0 && held + photo.bytes > MOST_BYTES) continue;
    chosen.push(photo);
    held += photo.bytes;
  }
  return chosen;
}
