import { type RawBuilder, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** How the rows of a project are found in a table. */
export interface CarriedTable {
  table: keyof Schema;
  /** Which rows are the project's; `settings`: the names of its settings. */
  of: (project: string, settings: readonly string[]) => RawBuilder<unknown>;
  order: readonly string[];
  /** Its key is given by the catalog, in the order of writing. */
  counts?: boolean;
  /** Other projects' records name the same rows: one that is there stays, and none is taken away. */
  shared?: boolean;
}

const own = (project: string) => sql`project = ${project}`;
const lists = (project: string) => sql`snapshot in (select snapshot from snapshots where ${own(project)})`;
const byProject = (table: keyof Schema, ...order: string[]): CarriedTable => ({ table, of: own, order });
const counted = (table: keyof Schema): CarriedTable => ({ table, of: own, order: ['id'], counts: true });

/** In an order in which they may be written. */
export const carriedTables: readonly CarriedTable[] = [
  { table: 'projects', of: (project) => sql`id = ${project}`, order: ['id'] },
  byProject('photos', 'hash'),
  byProject('snapshots', 'snapshot'),
  { table: 'erased', of: lists, order: ['snapshot', 'hash'] },
  {
    table: 'tombstones',
    of: (project) => sql`hash in (select hash from erased where ${lists(project)})`,
    order: ['hash'],
    shared: true,
  },
  counted('edits'),
  {
    table: 'edit_changes',
    of: (project) => sql`${own(project)} and edit in (select id from edits where ${own(project)})`,
    order: ['edit', 'hash'],
  },
  byProject('findings', 'hash', 'kind'),
  byProject('dismissed', 'hash', 'kind'),
  byProject('runs', 'run'),
  counted('versions'),
  {
    table: 'gates',
    of: (project) => sql`version in (select version from versions where ${own(project)})`,
    order: ['version'],
  },
  counted('live'),
  counted('corrections'),
  byProject('traffic', 'step', 'at', 'version'),
  counted('alerts'),
  byProject('alert_settings', 'project'),
  byProject('triggers', 'project'),
  counted('decisions'),
  { table: 'settings', of: (_, settings) => sql`name in (${sql.join(settings)})`, order: ['name'] },
];
