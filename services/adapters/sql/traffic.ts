import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { type Counts, count, merge, noCounts } from '../../domain/traffic/counts.ts';
import { projectOfVersion } from '../../domain/version-id.ts';
import type { PredictionRecord } from '../../ports/catalog/predictions.ts';
import type { TrafficRecords, TrafficStep } from '../../ports/catalog/traffic.ts';
import { change } from './change.ts';
import { tableSize } from './row-size.ts';
import type { Schema } from './schema.ts';
import type { Vendor } from './vendor.ts';

const STEPS: readonly TrafficStep[] = [60, 3600];

type Counted = Pick<PredictionRecord, 'at' | 'version' | 'verdict' | 'similarity' | 'ms' | 'lent'>;

/** As short as it can be said: a row an hour stays for ever. */
const packed = z.object({
  n: z.int(),
  ms: z.array(z.tuple([z.int(), z.int()])),
  v: z.array(z.tuple([z.string(), z.int()])),
  s: z.number(),
});

const pack = ({ predictions, ms, verdicts, similaritySum }: Counts): string =>
  JSON.stringify({ n: predictions, ms: [...ms], v: [...verdicts], s: Number(similaritySum.toFixed(4)) });

const unpack = (text: string): Counts => {
  const { n, ms, v, s } = packed.parse(JSON.parse(text));
  return { predictions: n, ms: new Map(ms), verdicts: new Map(v), similaritySum: s };
};

const beginOf = (at: Date, step: TrafficStep): number => Math.floor(at.getTime() / (step * 1000)) * step * 1000;

/** Adds predictions to the minute and the hour they were made in. Those that were lent, or of projects that are gone, are left out. */
export const countTraffic = async (db: Transaction<Schema>, predictions: readonly Counted[]): Promise<void> => {
  const known = new Set((await db.selectFrom('projects').select('id').execute()).map(({ id }) => id));
  const own = predictions.filter(({ lent }) => !lent);
  for (const step of STEPS) {
    const groups = Map.groupBy(own, ({ at, version }) => `${beginOf(at, step)} ${version}`);
    for (const group of groups.values()) {
      const { at, version } = group[0]!;
      const project = projectOfVersion(version);
      if (!known.has(project)) continue;
      const key = { project, version, step, at: beginOf(at, step) };
      const fresh = noCounts();
      for (const one of group) count(fresh, one);
      await addTo(db, key, fresh);
    }
  }
};

interface Key {
  project: string;
  version: string;
  step: TrafficStep;
  at: number;
}

async function addTo(db: Transaction<Schema>, key: Key, fresh: Counts): Promise<void> {
  const row = await db
    .selectFrom('traffic')
    .select('counts')
    .where('project', '=', key.project)
    .where('step', '=', key.step)
    .where('at', '=', key.at)
    .where('version', '=', key.version)
    .executeTakeFirst();
  const all = row ? unpack(row.counts) : noCounts();
  merge(all, fresh);
  const counts = pack(all);
  await db
    .insertInto('traffic')
    .values({ ...key, counts })
    .onConflict((conflict) => conflict.columns(['project', 'step', 'at', 'version']).doUpdateSet({ counts }))
    .execute();
}

export const createTrafficRecords = (db: Kysely<Schema>, vendor: Vendor): TrafficRecords => ({
  add: (predictions) => change(db, (transaction) => countTraffic(transaction, predictions)),
  async list(project, { step, from, to, version }) {
    let query = db
      .selectFrom('traffic')
      .select(['at', 'version', 'counts'])
      .where('project', '=', project)
      .where('step', '=', step)
      .where('at', '>=', from.getTime())
      .where('at', '<', to.getTime());
    if (version !== undefined) query = query.where('version', '=', version);
    const rows = await query.orderBy('at').orderBy('version').execute();
    return rows.map(({ counts, at, ...row }) => ({ ...row, at: new Date(at), ...unpack(counts) }));
  },
  async ends(project) {
    const { first, last } = await db
      .selectFrom('traffic')
      .select((select) => [select.fn.min('at').as('first'), select.fn.max('at').as('last')])
      .where('project', '=', project)
      .where('step', '=', 3600)
      .executeTakeFirstOrThrow();
    return first === null ? undefined : { first: new Date(first), last: new Date(last) };
  },
  bytes: () => tableSize(db, vendor, 'traffic'),
  async expire(before) {
    // Project by project, as the rows lie: hours, which stay, are not gone through.
    for (const { id } of await db.selectFrom('projects').select('id').execute())
      await db
        .deleteFrom('traffic')
        .where('project', '=', id)
        .where('step', '=', 60)
        .where('at', '<', before.getTime())
        .execute();
  },
});
