import { type AliasableExpression, type ExpressionBuilder, type Kysely, type OrderByItemBuilder, sql } from 'kysely';
import type { PhotoOrder, ProblemKind } from '../../../contract/shapes/project-photo.ts';
import type { PhotoRecord, PhotoRecords } from '../../ports/catalog/photos.ts';
import { change } from './change.ts';
import { fromHex, toHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import { isTest, photoCondition, place } from './photo-filter.ts';
import { toFoundPhoto, toPhotoRecord, toPhotoRow } from './photo-rows.ts';
import { requireProject } from './projects.ts';
import type { Schema } from './schema.ts';
import type { Vendor } from './vendor.ts';

type Order = [column: 'added' | 'label' | 'doubt', direction: (order: OrderByItemBuilder) => OrderByItemBuilder];

// Where null comes is said, because databases differ in it.
const orders: Record<PhotoOrder, Order> = {
  newest: ['added', (order) => order.desc()],
  oldest: ['added', (order) => order.asc()],
  label: ['label', (order) => order.asc().nullsFirst()],
  // Photos no model was asked about come last.
  doubt: ['doubt', (order) => order.desc().nullsLast()],
};

const problemsOf = sql<string | null>`(
  select string_agg(kind, ',') from findings where findings.project = photos.project and findings.hash = photos.hash
)`.as('problems');

/** Photos of a project that are not in the bin. */
const kept = (project: string) => (builder: ExpressionBuilder<Schema, 'photos'>) =>
  builder.and([builder('photos.project', '=', project), builder('binned', 'is', null)]);

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
    .where(kept(project))
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

export const createPhotoRecords = (db: Kysely<Schema>, vendor: Vendor): PhotoRecords => ({
  async put(project, photos) {
    await change(db, async (transaction) => {
      await requireProject(transaction, project);
      await insertPhotos(transaction, project, photos);
    });
  },
  async list(project) {
    const rows = await db.selectFrom('photos').where(kept(project)).selectAll().orderBy('hash').execute();
    return rows.map(toPhotoRecord);
  },
  async count(project) {
    const row = await db
      .selectFrom('photos')
      .where(kept(project))
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
    const condition = photoCondition(vendor, project, filter);
    const [column, direction] = orders[order];
    const { total } = await db
      .selectFrom('photos')
      .where(condition)
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found(db)
      .where(condition)
      .orderBy(column, direction)
      .orderBy('photos.hash')
      .offset(offset)
      .limit(limit)
      .execute();
    return { total: Number(total), photos: rows.map(toFoundPhoto) };
  },
  async hashes(project, filter, order) {
    const [column, direction] = orders[order];
    const rows = await db
      .selectFrom('photos')
      .where(photoCondition(vendor, project, filter))
      .select('hash')
      .orderBy(column, direction)
      .orderBy('hash')
      .execute();
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
    await change(db, async (transaction) => {
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
