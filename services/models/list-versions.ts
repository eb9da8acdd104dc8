import type { VersionSummary } from '../../contract/shapes/model.ts';
import { challengerOf } from '../domain/challenger.ts';
import type { VersionRecord } from '../ports/catalog/versions.ts';
import type { Catalog } from '../ports/catalog.ts';
import { summarise } from './summarise.ts';

export interface ListParts {
  catalog: Pick<Catalog, 'versions' | 'live' | 'gates'>;
  /** Photos a version learnt from that were deleted for good since. */
  erasedOf(version: string): Promise<number>;
}

/** The versions of a project, or of all, newest last, with all that is said of them. */
export async function listVersions({ catalog, erasedOf }: ListParts, project?: string): Promise<VersionSummary[]> {
  const records = await catalog.versions.list(project);
  const reports = await catalog.gates.list(records.map(({ version }) => version));
  const gates = new Map(reports.map((report) => [report.version, report]));
  const byProject = Map.groupBy(records, (record) => record.project);
  const roles = new Map(await Promise.all([...byProject].map((entry) => rolesOf(catalog, entry))));
  return Promise.all(
    records.map(async (record) =>
      summarise(record, {
        ...roles.get(record.project)!,
        gate: gates.get(record.version),
        erased: await erasedOf(record.version),
      }),
    ),
  );
}

async function rolesOf({ live }: Pick<Catalog, 'live'>, [project, records]: [string, VersionRecord[]]) {
  const history = await live.history(project);
  return [project, { champion: history[0]?.version, challenger: challengerOf(records, history) }] as const;
}
