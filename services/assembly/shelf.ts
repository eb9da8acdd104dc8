import { liveBefore } from '../../contract/shapes/live-stack.ts';
import type { ServedModel, Shelf } from '../../contract/shapes/predictor.ts';
import { asFault, type Fault } from '../domain/fault.ts';
import type { Models } from '../models/models.ts';
import type { LiveRecord } from '../ports/catalog/live.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Log } from '../ports/log.ts';

export interface ShelfParts {
  catalog: Pick<Catalog, 'versions' | 'live' | 'projects'>;
  models: Pick<Models, 'served'>;
  /** The project that is worked on. */
  currentProject(): Promise<{ id: string }>;
  log: Log;
}

/**
 * Makes the function that tells what the predictor is to serve: every version whose file is there, the champion of the
 * current project live. Until that has one, the version answers that went live last in any project.
 */
export function createShelf({ catalog, models, currentProject, log }: ShelfParts): () => Promise<Shelf> {
  const allServed = async () => {
    const served: ServedModel[] = [];
    const absent = new Map<string, Fault>();
    for (const { version } of await catalog.versions.list()) {
      try {
        served.push(await models.served(version));
      } catch (error) {
        log.warn('A version cannot be served', { version, error });
        absent.set(version, asFault(error));
      }
    }
    return { served, absent };
  };
  const historyOf = async (project: string): Promise<LiveRecord[]> => {
    const own = await catalog.live.history(project);
    return own.length > 0 ? own : lastSwitched(await catalog.projects.list().then((all) => historiesOf(all)));
  };
  const historiesOf = (projects: { id: string }[]) => Promise.all(projects.map(({ id }) => catalog.live.history(id)));

  return async () => {
    const { served, absent } = await allServed();
    const history = await historyOf((await currentProject()).id);
    const wanted = [history[0]?.version, ...liveBefore(history)].filter((version) => version !== undefined);
    const [live, ...before] = wanted.filter((version) => served.some((model) => model.version === version));
    const fault = absent.get(wanted[0] ?? '')?.toShape();
    return { models: served, live: live ?? served.at(-1)?.version ?? '', before, ...(fault && { absent: fault }) };
  };
}

/** Makes the function that tells, cheaply, whether another version should be live: what it gives changes then. */
export function createLiveMark({ catalog, currentProject }: Omit<ShelfParts, 'models' | 'log'>): () => Promise<string> {
  return async () => {
    const [current, all] = await Promise.all([currentProject(), catalog.projects.list()]);
    const champions = await Promise.all(all.map(({ id }) => catalog.live.champion(id)));
    return JSON.stringify([current.id, champions.map((record) => record?.id)]);
  };
}

/** Of several live histories, each newest first, the one that was added to last. */
function lastSwitched(histories: LiveRecord[][]): LiveRecord[] {
  const ages = histories.filter((history) => history.length > 0).sort((a, b) => Number(b[0]?.id) - Number(a[0]?.id));
  return ages[0] ?? [];
}
