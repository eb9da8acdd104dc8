/** Scores kept of a prediction, best first. */
const KEPT = 5;
/** Four bytes for the class's word, two for its score. */
const BYTES = 6;
const ONE = 65_535;

/** The best five scores in six bytes each: the class as its word's number, the score to 1/65535. */
export const packScores = (scores: Record<string, number>, wordOf: (label: string) => number): Uint8Array => {
  const best = Object.entries(scores)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, KEPT);
  const view = new DataView(new ArrayBuffer(best.length * BYTES));
  for (const [place, [label, score]] of best.entries()) {
    view.setUint32(place * BYTES, wordOf(label));
    view.setUint16(place * BYTES + 4, Math.round(score * ONE));
  }
  return new Uint8Array(view.buffer);
};

/** What `packScores` kept, best first. */
export const unpackScores = (packed: Uint8Array, labelOf: (word: number) => string): Record<string, number> => {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const places = Array.from({ length: packed.byteLength / BYTES }, (_, place) => place * BYTES);
  return Object.fromEntries(places.map((at) => [labelOf(view.getUint32(at)), view.getUint16(at + 4) / ONE]));
};
