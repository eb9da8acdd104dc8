import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { ProblemKind } from '../../../contract/shapes/project-photo.ts';
import type { FindingRecords, Opinion } from '../../ports/catalog/findings.ts';
import { change } from './change.ts';
import { fromHex, toHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import type { Schema } from './schema.ts';
import type { Vendor } from './vendor.ts';

const hashes = z.array(z.string());

const writeOpinions = async (
  db: Kysely<Schema>,
  { bytes, real }: Vendor['types'],
  project: string,
  opinions: readonly Opinion[],
): Promise<void> => {
  const typed = (value: unknown, type: string) => sql`cast(${value} as ${sql.raw(type)})`;
  for (const part of inParts(opinions)) {
    const rows = part.map(
      ({ hash, guess, doubt }) =>
        sql`(${typed(fromHex(hash), bytes)}, ${typed(guess ?? null, 'text')}, ${typed(doubt ?? null, real)})`,
    );
    await sql`with said (hash, guess, doubt) as (values ${sql.join(rows)})
      update photos set guess = said.guess, doubt = said.doubt from said
      where photos.project = ${project} and photos.hash = said.hash`.execute(db);
  }
};

/** Findings of photos that are not in the bin. */
const shown = (db: Kysely<Schema>, project: string) =>
  db
    .selectFrom('findings')
    .innerJoin('photos', (join) =>
      join.onRef('photos.project', '=', 'findings.project').onRef('photos.hash', '=', 'findings.hash'),
    )
    .where('findings.project', '=', project)
    .where('photos.binned', 'is', null);

export const createFindingRecords = (db: Kysely<Schema>, vendor: Vendor): FindingRecords => ({
  async replace(project, findings, opinions, at) {
    await change(db, async (transaction) => {
      await transaction.deleteFrom('findings').where('project', '=', project).execute();
      const dismissed = await transaction.selectFrom('dismissed').selectAll().where('project', '=', project).execute();
      const away = new Set(dismissed.map(({ hash, kind }) => `${kind} ${toHex(hash)}`));
      const fresh = findings.filter(({ hash, kind }) => !away.has(`${kind} ${hash}`));
      for (const part of inParts(fresh))
        await transaction
          .insertInto('findings')
          .values(
            part.map(({ hash, kind, others, suggestion, strength }) => ({
              project,
              hash: fromHex(hash),
              kind,
              others: JSON.stringify(others),
              suggestion: suggestion ?? null,
              strength,
            })),
          )
          .execute();
      await writeOpinions(transaction, vendor.types, project, opinions);
      await transaction.updateTable('projects').set({ checked: at.getTime() }).where('id', '=', project).execute();
    });
  },
  async list(project, kind, { offset, limit }) {
    const all = shown(db, project)
      .selectAll('findings')
      .orderBy('strength', 'desc')
      .orderBy('findings.hash')
      .orderBy('kind');
    const rows = await (kind ? all.where('kind', '=', kind) : all).offset(offset).limit(limit).execute();
    return rows.map(({ hash, others, suggestion, ...row }) => ({
      kind: row.kind,
      strength: row.strength,
      hash: toHex(hash),
      others: hashes.parse(JSON.parse(others)),
      suggestion: suggestion ?? undefined,
    }));
  },
  async counts(project) {
    const rows = await shown(db, project)
      .select((select) => ['kind', select.fn.countAll<number>().as('photos')])
      .groupBy('kind')
      .execute();
    const counts: Partial<Record<ProblemKind, number>> = {};
    for (const { kind, photos } of rows) counts[kind] = Number(photos);
    return counts;
  },
  async checked(project) {
    const row = await db.selectFrom('projects').select('checked').where('id', '=', project).executeTakeFirst();
    return row?.checked ? new Date(row.checked) : undefined;
  },
  async dismiss(project, kind, photos) {
    await change(db, async (transaction) => {
      for (const part of inParts(photos.map(fromHex))) {
        await transaction
          .insertInto('dismissed')
          .values(part.map((hash) => ({ project, hash, kind })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await transaction
          .deleteFrom('findings')
          .where('project', '=', project)
          .where('kind', '=', kind)
          .where('hash', 'in', part)
          .execute();
      }
    });
  },
});
