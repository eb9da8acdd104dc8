import type { Kysely } from 'kysely';
import { inParts } from './in-parts.ts';
import type { Schema } from './schema.ts';

/** Words that many predictions share are written once; predictions hold their numbers. Words are never removed. */
export interface Words {
  /** Numbers of the words, which are added where they are new. */
  add(texts: Iterable<string>): Promise<(text: string) => number>;
  find(text: string): Promise<number | undefined>;
  /** Numbers of all words that pass. */
  those(passes: (text: string) => boolean): Promise<number[]>;
  /** Words of these numbers. */
  read(numbers: Iterable<number>): Promise<(number: number) => string>;
}

const lookup =
  <Key, Value>(map: ReadonlyMap<Key, Value>) =>
  (key: Key): Value => {
    const value = map.get(key);
    if (value === undefined) throw new Error(`The catalog has no word for ${key}.`);
    return value;
  };

export const createWords = (db: Kysely<Schema>): Words => {
  const numbers = new Map<string, number>();
  const texts = new Map<number, string>();

  const load = async () => {
    for (const { id, text } of await db.selectFrom('words').selectAll().execute()) {
      numbers.set(text, id);
      texts.set(id, text);
    }
  };
  const insert = (part: string[]) =>
    db
      .insertInto('words')
      .values(part.map((text) => ({ text })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();

  return {
    async add(wanted) {
      const missing = [...new Set(wanted)].filter((text) => !numbers.has(text));
      for (const part of inParts(missing)) await insert(part);
      if (missing.length > 0) await load();
      return lookup(numbers);
    },
    async find(text) {
      if (!numbers.has(text)) await load();
      return numbers.get(text);
    },
    async those(passes) {
      await load();
      return [...numbers].flatMap(([text, number]) => (passes(text) ? number : []));
    },
    async read(wanted) {
      // Another process may have added words since.
      if (![...wanted].every((number) => texts.has(number))) await load();
      return lookup(texts);
    },
  };
};
