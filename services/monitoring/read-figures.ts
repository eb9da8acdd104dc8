import type { ProjectFigures } from '../../contract/shapes/project-figures.ts';
import { figuresOf } from '../domain/alerts/project-figures.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';
import { readDrift } from './read-drift.ts';

export interface FiguresParts {
  catalog: Pick<
    Catalog,
    'alerts' | 'corrections' | 'live' | 'predictions' | 'projects' | 'runs' | 'triggers' | 'versions'
  >;
  /** Whether predictions are kept one by one; where they are not, drift cannot be told. */
  historyKept(): Promise<boolean>;
}

/** How a project does, in few numbers. Reads only. */
export async function readFigures(
  { catalog, historyKept }: FiguresParts,
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
  const [signals, said] = await Promise.all([
    version !== undefined && (await historyKept()) ? (await readDrift({ catalog }, version, settings)).signals : [],
    version === undefined ? [] : catalog.corrections.list(project, { version }),
  ]);
  const right = said.map(({ verdict, truth }) => verdict === truth);
  return figuresOf(settings, { signals, said: right, runs, created, weekly, weeklySince: since.weekly });
}
