import type { Handlers } from '../../contract/handlers.ts';
import type { monitoring } from '../../contract/monitoring.ts';
import { farthestFirst } from '../domain/drift/farthest-first.ts';
import { withChange } from '../domain/with-change.ts';
import { createTurns } from '../jobs/in-turn.ts';
import type { StoredPrediction } from '../ports/catalog/predictions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { findProject } from '../steps/find-project.ts';
import { type AlertParts, lookAtAlerts, toAlert } from './look-at-alerts.ts';
import { readDrift } from './read-drift.ts';
import { readFigures } from './read-figures.ts';
import { readTraffic } from './traffic.ts';

export interface MonitoringParts extends AlertParts {
  catalog: AlertParts['catalog'] & Pick<Catalog, 'projects' | 'runs' | 'triggers'>;
  /** The address of a photo's small picture; none where it is not here. */
  thumbnailOf(hash: string): Promise<string | undefined>;
  log: Log;
  objects: ObjectStore;
}

export interface Monitoring extends Handlers<typeof monitoring> {
  /** Raises and clears the alerts of all projects, as they stand now. */
  look(): Promise<void>;
  /** Forgets minutes that no chart shows any more. */
  tidy(): Promise<void>;
}

const MINUTES_KEPT_MS = 2 * 24 * 60 * 60_000;

/** How the live version does. What it means is pure, in `domain/traffic`, `domain/drift` and `domain/alerts`. */
export function createMonitoring(parts: MonitoringParts): Monitoring {
  const { catalog, clock, emit, log } = parts;
  const inTurn = createTurns();

  const versionOf = async ({ project, version }: { project: string; version?: string | undefined }) =>
    version ?? (await catalog.live.champion(project))?.version;
  const show = async ({ at, ...made }: StoredPrediction) => {
    const thumbnail = await parts.thumbnailOf(made.hash);
    return { ...made, at: at.toISOString(), ...(thumbnail !== undefined && { thumbnail }) };
  };
  const found = async <Which extends { project: string }>(which: Which): Promise<Which> => {
    await findProject(catalog.projects, which.project);
    return which;
  };

  return {
    traffic: async (which) => readTraffic(parts, await found(which)),
    async drift(which) {
      const version = await versionOf(await found(which));
      const settings = await catalog.alerts.settings(which.project);
      const { last } = settings;
      const kept = await parts.historyKept();
      if (version === undefined || !kept) return { kept, predictions: 0, last, signals: [] };
      const { recent, signals } = await readDrift(parts, version, settings);
      return { version, kept, predictions: recent.length, last, signals };
    },
    async driftPhotos({ signal, limit, ...which }) {
      const version = await versionOf(await found(which));
      if (version === undefined || !(await parts.historyKept())) return [];
      const { recent, usual, first } = await readDrift(parts, version, await catalog.alerts.settings(which.project));
      return Promise.all(farthestFirst(signal, recent, usual, first).slice(0, limit).map(show));
    },
    async alerts(which) {
      const { project, limit } = await found(which);
      await lookAtAlerts(parts, project);
      return (await catalog.alerts.list(project, limit)).map(toAlert);
    },
    figures: async ({ project }) => readFigures(parts, await findProject(catalog.projects, project)),
    async see({ ids }) {
      for (const project of await catalog.alerts.see(ids)) emit({ type: 'alerts.changed', project });
    },
    settings: async (which) => catalog.alerts.settings((await found(which)).project),
    async change({ project, change }) {
      const settings = await inTurn(project, async () => {
        const changed = withChange(await catalog.alerts.settings(project), change);
        await catalog.alerts.set(project, changed);
        return changed;
      });
      await lookAtAlerts(parts, project, { anew: true });
      emit({ type: 'alerts.changed', project });
      return settings;
    },
    async look() {
      for (const { id } of await catalog.projects.list())
        await lookAtAlerts(parts, id).catch((thrown: unknown) =>
          log.warn('The alerts of a project could not be looked at', { project: id, thrown }),
        );
    },
    tidy: () => catalog.traffic.expire(new Date(clock.now().getTime() - MINUTES_KEPT_MS)),
  };
}
