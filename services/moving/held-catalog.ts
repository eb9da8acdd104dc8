import { Fault } from '../domain/fault.ts';
import { HOLD, heldBy } from '../domain/hold-name.ts';
import { settingsOfProject } from '../domain/project-settings.ts';
import { projectOfVersion } from '../domain/version-id.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';

export interface HeldCatalogParts {
  clock: Clock;
  /** The catalog a project lives in, where that is another than this one. */
  movedTo(project: string): Promise<Catalog | undefined>;
}

/** Longer than the last part of a move takes, which is some seconds. */
const WAIT_MS = 30_000;
/** What was predicted cannot be asked for again. */
const WAIT_TO_KEEP_MS = 10 * 60_000;
const LOOK_MS = 100;

/** Which projects a change touches; `any` where it does not say. */
type Touched = readonly string[] | 'any';
// biome-ignore lint/suspicious/noExplicitAny: each method has arguments of its own
type Rules<T> = { [Name in keyof T]?: (...given: any[]) => Touched };

const first = (project: string): Touched => [project];
const ofRecord = ({ project }: { project: string }): Touched => [project];
const any = (): Touched => 'any';
const ofVersion = (version: string): Touched => [projectOfVersion(version)];
const projectsOf = (all: readonly PredictionRecord[]): string[] => [
  ...new Set(all.map(({ version }) => projectOfVersion(version))),
];

/**
 * The catalog, with changes of a project waiting while the last part of its move goes on, whichever core moves it. Then
 * they are made where it is now if they are predictions, which nobody could ask for again; others are refused with
 * `project-moving` where it has moved, because who asked looks at its old place.
 *
 * So bytes are copied, the long part, while people go on working, and what they change is copied once more; and nothing
 * changes between the last comparison and the switch.
 */
export function createHeldCatalog(catalog: Catalog, { clock, movedTo }: HeldCatalogParts): Catalog {
  const isHeld = async (touched: Touched): Promise<boolean> => {
    const lease = await catalog.leases.holder(HOLD);
    return lease !== undefined && (touched === 'any' || touched.includes(heldBy(lease.owner)));
  };
  /** Whether it waited. */
  const waitFor = async (touched: Touched, most = WAIT_MS): Promise<boolean> => {
    if (!(await isHeld(touched))) return false;
    for (let waited = 0; waited < most; waited += LOOK_MS) {
      await clock.sleep(LOOK_MS);
      if (!(await isHeld(touched))) return true;
    }
    throw beingMoved();
  };
  const held = <T extends object>(records: T, rules: Rules<T>): T => {
    const waiting = Object.entries(rules).map(([name, touch]) => {
      const method = records[name as keyof T] as (...given: unknown[]) => Promise<unknown>;
      const touchOf = touch as (...given: unknown[]) => Touched;
      return [
        name,
        async (...given: unknown[]) => {
          const touched = touchOf(...given);
          if ((await waitFor(touched)) && touched !== 'any')
            for (const project of touched) if (await movedTo(project)) throw beingMoved();
          return method.apply(records, given);
        },
      ];
    });
    return { ...records, ...Object.fromEntries(waiting) };
  };
  /** Predictions go where their project is now. */
  const predicted =
    (keep: (there: Catalog, some: PredictionRecord[]) => Promise<void>) =>
    async (all: PredictionRecord[]): Promise<void> => {
      await waitFor(projectsOf(all), WAIT_TO_KEEP_MS);
      const by = Map.groupBy(all, ({ version }) => projectOfVersion(version));
      for (const [project, some] of by) await keep((await movedTo(project)) ?? catalog, some);
    };

  return {
    ...catalog,
    ...held({ enter: catalog.enter }, { enter: ({ project }) => [project.id] }),
    projects: held(catalog.projects, { change: first, remove: first }),
    photos: held(catalog.photos, { put: first, erase: first }),
    edits: held(catalog.edits, {
      apply: ({ project, changes }) => [project, ...changes.map((one: { project: string }) => one.project)],
      undo: first,
      redo: first,
    }),
    findings: held(catalog.findings, { replace: first, dismiss: first }),
    snapshots: held(catalog.snapshots, { add: ofRecord, noteErased: any }),
    runs: held(catalog.runs, { add: ofRecord, change: any, remove: any }),
    versions: held(catalog.versions, { add: ofRecord, reserve: first, remove: ofVersion, release: any }),
    live: held(catalog.live, { switch: ofRecord }),
    gates: held(catalog.gates, { put: ({ version }) => ofVersion(version) }),
    corrections: held(catalog.corrections, {
      put: ofRecord,
      remove: (_, version) => ofVersion(version),
      mark: any,
    }),
    predictions: {
      ...held(catalog.predictions, { remove: any, expire: any }),
      add: predicted((there, some) => there.predictions.add(some)),
    },
    traffic: {
      ...held(catalog.traffic, { expire: any }),
      add: predicted((there, some) => there.traffic.add(some)),
    },
    journals: {
      ...catalog.journals,
      async take(part, keep) {
        const projects = projectsOf(part.entries.flatMap(({ predictions }) => predictions));
        await waitFor(projects, WAIT_TO_KEEP_MS);
        const homes = new Map<Catalog, Set<string>>([[catalog, new Set()]]);
        for (const project of projects) {
          const home = (await movedTo(project)) ?? catalog;
          homes.set(home, (homes.get(home) ?? new Set()).add(project));
        }
        // This one last: what it took is not asked about again.
        let count = 0;
        for (const [home, own] of [...homes].toReversed()) {
          const entries = part.entries.map(({ number, predictions }) => ({
            number,
            predictions: predictions.filter(({ version }) => own.has(projectOfVersion(version))),
          }));
          count += await home.journals.take({ ...part, entries }, keep);
        }
        return count;
      },
    },
    alerts: held(catalog.alerts, { set: first, raise: ofRecord, clear: any, reopen: any, see: any }),
    triggers: held(catalog.triggers, { keep: first }),
    settings: {
      ...catalog.settings,
      async put(name, value) {
        const lease = await catalog.leases.holder(HOLD);
        if (lease && settingsOfProject(heldBy(lease.owner)).includes(name)) await waitFor([heldBy(lease.owner)]);
        await catalog.settings.put(name, value);
      },
    },
  };
}

function beingMoved(): Fault {
  return new Fault('project-moving', 'The project is being moved, so nothing was changed.', 'Do it again in a moment.');
}
