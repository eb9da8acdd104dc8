import type { ProjectFigures } from '../../contract/shapes/project-figures.ts';
import { figuresOf } from '../domain/alerts/project-figures.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { findRecord } from '../steps/run-records.ts';
import { resumedShape } from '../steps/run-shapes.ts';
import { readDrift } from './read-drift.ts';

export interface FiguresParts {
  catalog: Pick<
    Catalog,
    'alerts' | 'corrections' | 'live' | 'predictions' | 'projects' | 'runs' | 'triggers' | 'versions'
  >;
  objects: ObjectStore;
  /** Whether predictions are kept one by one; where they are not, drift cannot be told. */
  historyKept(): Promise<boolean>;
}

/** How a project does, in few numbers. Reads only. */
export async function readFigures(
  { catalog, objects, historyKept }: FiguresParts,
  { id: project, created }: ProjectRecord,
): Promise<ProjectFigures> {
  const [settings, champion, runs, { weekly }, { since }] = await Promise.all([
    catalog.alerts.settings(project),
    catalog.live.champion(project),
    catalog.runs.list(project),
    catalog.triggers.settings(project),
    catalog.triggers.memory(project),
  ]);
  const version = champion?.version;
  const [signals, said, told] = await Promise.all([
    version !== undefined && (await historyKept()) ? (await readDrift({ catalog }, version, settings)).signals : [],
    version === undefined ? [] : catalog.corrections.list(project, { version }),
    Promise.all(runs.map((run) => withResumed(objects, run))),
  ]);
  const right = said.map(({ verdict, truth }) => verdict === truth);
  return figuresOf(settings, { signals, said: right, runs: told, created, weekly, weeklySince: since.weekly });
}

/** Of a run that goes on: when it was begun again, where it had stopped. */
async function withResumed(objects: ObjectStore, run: RunRecord): Promise<RunRecord & { resumed?: Date }> {
  const resumed = run.state === 'running' ? await findRecord(objects, run.run, 'resumed', resumedShape) : undefined;
  return resumed ? { ...run, resumed: new Date(resumed.at) } : run;
}
