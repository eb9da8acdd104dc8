import type { Handlers } from '../../contract/handlers.ts';
import type { models } from '../../contract/models.ts';
import type { LiveChange } from '../../contract/shapes/live.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { limitsOnCard } from '../domain/card-limits.ts';
import type { Fault } from '../domain/fault.ts';
import type { Model } from '../domain/model.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createErasedPhotos } from './erased-photos.ts';
import { listVersions } from './list-versions.ts';
import { createLive, type LiveParts } from './live.ts';
import { createLook, type LookParts } from './look.ts';
import { createReconcileRegistry, type ReconcileParts } from './reconcile-registry.ts';
import { createRemoveVersion, finishRemovals, type RemoveVersionParts } from './remove-version.ts';
import { createResults, type ResultsParts } from './results.ts';
import { registerStarter, type Starter } from './starter.ts';
import { createVersions } from './versions.ts';

export type { Starter } from './starter.ts';

export interface ModelsParts extends LiveParts, ResultsParts, LookParts, RemoveVersionParts {
  catalog: Pick<Catalog, 'projects' | 'versions' | 'live' | 'gates' | 'photos' | 'runs' | 'snapshots' | 'settings'>;
  objects: ObjectStore;
  starter: Starter;
  /** Whether the starter's project is to be here: it may have been moved elsewhere. */
  keepsProject(project: string): Promise<boolean>;
  /** Where people look models up, where there is such a place. */
  shown?: Pick<ReconcileParts, 'registry' | 'sourceOf'> | undefined;
}

export interface Models extends Handlers<typeof models> {
  /**
   * Makes the starter known, with its project, sees that every project has its live version, and removes what a killed
   * core left of versions it was deleting.
   */
  begin(): Promise<void>;
  /** Tells of a version that a step registered, and of its going live. Throws `model-missing`. */
  announce(version: string): Promise<void>;
  /** Makes a version live that answered well as a canary. Throws as `promote` does. */
  promoteCanary(version: string): Promise<LiveChange>;
  /** Why the gate would not let a version go live now; nothing where it would. */
  refusal(version: string): Promise<Fault | undefined>;
  /** Makes the registry say what the catalog says of a project; nothing where there is no registry. */
  reconcile(project: string): Promise<void>;
  /** A version as a predictor needs it, with the place of its file. Throws `model-missing`. */
  served(version: string): Promise<ServedModel>;
  /** The model itself. Throws `model-missing` and `model-refused`. */
  read(version: string): Promise<Model>;
}

/** The trained versions of the projects, and which of them answer. */
export const createModels = (parts: ModelsParts): Models => {
  const { catalog, objects, emit, starter } = parts;
  const versions = createVersions({ catalog, objects, starterPath: starter.path });
  const live = createLive(parts, versions);
  const erasedOf = createErasedPhotos(catalog, objects);
  const registry = parts.shown && createReconcileRegistry({ ...parts, ...parts.shown });
  return {
    async begin() {
      await registerStarter(parts);
      await live.begin();
      await finishRemovals(parts);
    },
    async announce(version) {
      const { project } = await versions.find(version);
      emit({ type: 'version.registered', version, project });
      await live.announce(version);
    },
    reconcile: async (project) => void (await registry?.reconcile(project)),
    served: versions.served,
    read: versions.read,
    list: ({ project }) => listVersions({ catalog, erasedOf }, project),
    async card({ version }) {
      const { card } = await versions.find(version);
      return { ...card, limitFacts: limitsOnCard(card) };
    },
    ...createResults(parts, versions),
    look: createLook(parts, versions),
    promote: live.promote,
    promoteCanary: live.promoteCanary,
    refusal: live.refusal,
    rollback: live.rollback,
    history: live.history,
    moves: async ({ project }) => (await registry?.moves(project)) ?? [],
    dismissMove: async ({ project, alias }) => registry?.dismiss(project, alias),
    remove: createRemoveVersion(parts, versions),
  };
};
