/**
 * What a value in a sentence is, closed: the window writes all of a kind alike, as the person's language does. Those of
 * one column are numbers: counts are grouped, sizes and shares get their unit; what only names a place in a row, such
 * as a port, is written as it is.
 */
export const valueKinds = {
  /** What somebody or something is called; several are joined by commas. */
  name: 'text',
  path: 'text',
  address: 'text',
  /** A program's own words in the middle of a sentence. */
  words: 'text',
  count: 'number',
  bytes: 'number',
  /** Of 1. */
  share: 'number',
  line: 'number',
  port: 'number',
  /** Of an answer over HTTP. */
  status: 'number',
} as const;
export type ValueKind = keyof typeof valueKinds;

/** The values of a sentence by their names. */
export type ValueKinds = Readonly<Record<string, ValueKind>>;

/** What is told where a sentence has such values. */
export type Told<Kinds> = {
  -readonly [Name in keyof Kinds]: Kinds[Name] extends ValueKind
    ? { text: string; number: number }[(typeof valueKinds)[Kinds[Name]]]
    : never;
};
