/** What somebody said of a photo. */
interface Word {
  id: number;
  hash: string;
  at: Date;
  state: 'waiting' | 'taken' | 'dismissed';
}

/**
 * Of several words on one photo the last that was said, of whatever version; what a reviewer dismissed does not count.
 * By the photos' hashes.
 */
export function lastWords<Said extends Word>(words: readonly Said[]): Map<string, Said> {
  const inTime = words.toSorted((one, other) => one.at.getTime() - other.at.getTime() || one.id - other.id);
  return new Map(inTime.filter(({ state }) => state !== 'dismissed').map((word) => [word.hash, word]));
}
