import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Columns that name a class of their row's project. */
const named = [
  ['photos', 'label'],
  ['photos', 'guess'],
  ['findings', 'suggestion'],
  ['edits', 'to'],
  ['corrections', 'verdict'],
  ['corrections', 'truth'],
] as const;

/** States of photos around edits are JSON that begins with the label. */
const statesWith = (label: string) => `{"label":${JSON.stringify(label)}`;

/** Gives a class another name wherever a project's records name it, so that undoing leads to no class that is gone. */
export const renameClass = async (
  db: Kysely<Schema>,
  project: string,
  { from, to }: { from: string; to: string },
): Promise<void> => {
  for (const [table, column] of named)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${to}
      where project = ${project} and ${sql.ref(column)} = ${from}`.execute(db);
  const [old, fresh] = [statesWith(from), statesWith(to)];
  for (const column of ['before', 'after'] as const)
    await sql`update edit_changes set ${sql.ref(column)} = ${fresh} || substr(${sql.ref(column)}, ${[...old].length + 1})
      where project = ${project} and substr(${sql.ref(column)}, 1, ${[...old].length + 1}) in (${`${old},`}, ${`${old}}`})`.execute(
      db,
    );
};
