import { type AliasableExpression, type ExpressionBuilder, type Kysely, type OrderByDirection, sql } from 'kysely';
import type { PhotoFilter, PhotoOrder, ProblemKind } from '../../../contract/shapes/project-photo.ts';
import type { PhotoRecord, PhotoRecords } from '../../ports/catalog/photos.ts';
import { fromHex, toHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import { isTest, photoCondition, place } from './photo-filter.ts';
import { toFoundPhoto, toPhotoRecord, toPhotoRow } from './photo-rows.ts';
import { requireProject } from './projects.ts';
import type { Schema } from './schema.ts';

const orders: Record<PhotoOrder, [column: 'added' | 'label' | 'doubt' | 'hash', direction: OrderByDirection][]> = {
  newest: [['added', 'desc']],
  oldest: [['added', 'asc']],
  label: [['label', 'asc']],
  // Photos no model was asked about come last: SQLite puts null below every number.
  doubt: [['doubt', 'desc']],
};

const problemsOf = sql<string | null>`(
  select group_concat(kind) from findings where findings.project = photos.project and findings.hash = photos.hash
)`.as('problems');

const selected = (db: Kysely<Schema>, project: string, filter: PhotoFilter) =>
  db.selectFrom('photos').where(photoCondition(project, filter));

const found = (db: Kysely<Schema>) => db.selectFrom('photos').selectAll('photos').select(problemsOf);

/** Counts of a project's photos that are not in the bin, by a value each has. */
async function countBy(
  db: Kysely<Schema>,
  project: string,
  value: (select: ExpressionBuilder<Schema, 'photos'>) => AliasableExpression<string | null>,
) {
  const rows = await db
    .selectFrom('photos')
    .select((select) => [value(select).as('value'), select.fn.countAll<number>().as('photos')])
    .where(photoCondition(project, { binned: false }))
    .groupBy('value')
    .execute();
  return rows.map((row) => [row.value, Number(row.photos)] as const);
}

async function countProblems(db: Kysely<Schema>, project: string) {
  const rows = await db
    .selectFrom('findings')
    .innerJoin('photos', (join) =>
      join.onRef('photos.project', '=', 'findings.project').onRef('photos.hash', '=', 'findings.hash'),
    )
    .select((select) => ['kind', select.fn.countAll<number>().as('photos')])
    .where('findings.project', '=', project)
    .where('binned', 'is', null)
    .groupBy('kind')
    .execute();
  return Object.fromEntries(rows.map(({ kind, photos }) => [kind, Number(photos)])) as Partial<
    Record<ProblemKind, number>
  >;
}

/** Adds rows; those the project has already stay as they are. */
export async function insertPhotos(db: Kysely<Schema>, project: string, photos: readonly PhotoRecord[]): Promise<void> {
  for (const part of inParts(photos))
    await db
      .insertInto('photos')
      .values(part.map((photo) => toPhotoRow(project, photo)))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** A photo that another project has is not gone from this machine, so it leaves no tombstone. */
async function erasePart(db: Kysely<Schema>, project: string, hashes: Uint8Array[], at: Date): Promise<void> {
  const rows = await db
    .selectFrom('photos')
    .select(['hash', 'label'])
    .where('project', '=', project)
    .where('hash', 'in', hashes)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('photos as others')
            .select('others.hash')
            .whereRef('others.hash', '=', 'photos.hash')
            .where('others.project', '!=', project),
        ),
      ),
    )
    .execute();
  if (rows.length > 0)
    await db
      .insertInto('tombstones')
      .values(rows.map((row) => ({ ...row, at: at.getTime() })))
      .onConflict((conflict) =>
        conflict
          .column('hash')
          .doUpdateSet((row) => ({ label: row.ref('excluded.label'), at: row.ref('excluded.at') })),
      )
      .execute();
  for (const table of ['photos', 'edit_changes', 'findings', 'dismissed'] as const)
    await db.deleteFrom(table).where('project', '=', project).where('hash', 'in', hashes).execute();
}

/** An edit whose photos are all gone would be undone without anything to see. */
async function removeEmptyEdits(db: Kysely<Schema>): Promise<void> {
  await db
    .deleteFrom('edits')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('edit_changes').select('edit').whereRef('edit_changes.edit', '=', 'edits.id'))),
    )
    .execute();
}

export const createPhotoRecords = (db: Kysely<Schema>): PhotoRecords => ({
  async put(project, photos) {
    await db.transaction().execute(async (transaction) => {
      await requireProject(transaction, project);
      await insertPhotos(transaction, project, photos);
    });
  },
  async list(project) {
    const rows = await selected(db, project, { binned: false }).selectAll().orderBy('hash').execute();
    return rows.map(toPhotoRecord);
  },
  async count(project) {
    const row = await selected(db, project, { binned: false })
      .select((select) => select.fn.countAll<number>().as('photos'))
      .where('label', 'is not', null)
      .executeTakeFirstOrThrow();
    return Number(row.photos);
  },
  async find(project, hashes) {
    const parts = await Promise.all(
      inParts(hashes).map((part) =>
        found(db).where('photos.project', '=', project).where('photos.hash', 'in', part.map(fromHex)).execute(),
      ),
    );
    return parts.flat().map(toFoundPhoto);
  },
  async search(project, filter, { order, offset, limit }) {
    const { total } = await selected(db, project, filter)
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    let query = found(db).where(photoCondition(project, filter));
    for (const [column, direction] of orders[order]) query = query.orderBy(column, direction);
    const rows = await query.orderBy('photos.hash').offset(offset).limit(limit).execute();
    return { total: Number(total), photos: rows.map(toFoundPhoto) };
  },
  async hashes(project, filter, order) {
    let query = selected(db, project, filter).select('hash');
    for (const [column, direction] of orders[order]) query = query.orderBy(column, direction);
    const rows = await query.orderBy('hash').execute();
    return rows.map(({ hash }) => toHex(hash));
  },
  async counts(project) {
    const sums = await db
      .selectFrom('photos')
      .select((select) => [
        select.fn.countAll<number>().filterWhere('binned', 'is', null).as('total'),
        select.fn.countAll<number>().filterWhere('binned', 'is not', null).as('binned'),
        select.fn
          .countAll<number>()
          .filterWhere(select.and([select('binned', 'is', null), isTest(select)]))
          .as('test'),
      ])
      .where('project', '=', project)
      .executeTakeFirstOrThrow();
    const [labels, sources] = await Promise.all([
      countBy(db, project, (select) => select.ref('label')),
      countBy(db, project, place),
    ]);
    const [total, test] = [Number(sums.total), Number(sums.test)];
    return {
      total,
      binned: Number(sums.binned),
      unlabelled: labels.find(([label]) => label === null)?.[1] ?? 0,
      labels: Object.fromEntries(labels.filter(([label]) => label !== null)),
      sets: { test, train: total - test },
      sources: Object.fromEntries(sources),
      problems: await countProblems(db, project),
    };
  },
  async projectsOf(hash) {
    const rows = await db.selectFrom('photos').select('project').where('hash', '=', fromHex(hash)).execute();
    return rows.map(({ project }) => project);
  },
  async binnedBefore(moment) {
    const rows = await db
      .selectFrom('photos')
      .select(['project', 'hash'])
      .where('binned', '<', moment.getTime())
      .execute();
    return rows.map(({ project, hash }) => ({ project, hash: toHex(hash) }));
  },
  async erase(project, hashes, at) {
    await db.transaction().execute(async (transaction) => {
      for (const part of inParts(hashes)) await erasePart(transaction, project, part.map(fromHex), at);
      await removeEmptyEdits(transaction);
    });
  },
  async tombstones(hashes) {
    const parts = await Promise.all(
      inParts(hashes).map((part) =>
        db.selectFrom('tombstones').selectAll().where('hash', 'in', part.map(fromHex)).execute(),
      ),
    );
    return parts
      .flat()
      .map(({ hash, label, at }) => ({ hash: toHex(hash), label: label ?? undefined, at: new Date(at) }));
  },
});
