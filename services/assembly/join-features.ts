import { createChecks } from '../checks/checks.ts';
import type { Starter } from '../models/models.ts';
import { createSecrets } from '../secrets/secrets.ts';
import { createSnapshots } from '../snapshots/snapshots.ts';
import { joinCorrections } from './features/corrections.ts';
import { joinDataFolder } from './features/data-folder.ts';
import { joinDeploying } from './features/deploying.ts';
import { joinDoctor } from './features/doctor.ts';
import { joinEveryService } from './features/every-service.ts';
import { joinHistory } from './features/history.ts';
import { joinKeeping } from './features/keeping.ts';
import { joinLoad } from './features/load.ts';
import { joinModels } from './features/models.ts';
import { joinMonitoring } from './features/monitoring.ts';
import { type FindStack, joinMoving } from './features/moving.ts';
import { joinNetwork } from './features/network.ts';
import { joinPhotos } from './features/photos.ts';
import { joinPipelines } from './features/pipelines.ts';
import { joinPredicting } from './features/predicting.ts';
import { joinProjects } from './features/projects.ts';
import { joinReferences } from './features/references.ts';
import { joinServing } from './features/serving.ts';
import { joinStack } from './features/stack.ts';
import { joinStore } from './features/store.ts';
import { joinTraining } from './features/training.ts';
import { joinTriggers } from './features/triggers.ts';
import { joinUpdates } from './features/updates.ts';
import { joinUsage } from './features/usage.ts';
import type { Ground } from './ground.ts';
import { createJobsFeature } from './jobs-feature.ts';
import type { Joined } from './joined.ts';
import { lazily } from './lazily.ts';
import { createSystem } from './system.ts';

// The features, joined to each other and to the adapters of a place. What a feature needs of the others is in a file of
// its name, in `features/`.

/** All features on a core's own ground. */
export function joinAllFeatures(ground: Ground, starter: Starter, findStack: FindStack): Joined {
  const joined: Joined = lazily<Joined>({
    ...projectFeatures(ground, () => joined, starter),
    system: () => createSystem(ground),
    jobs: () => createJobsFeature(ground.jobs),
    predicting: () => joinPredicting(ground, joined),
    serving: () => joinServing(ground, joined),
    settings: () => ground.settings,
    secrets: () => createSecrets({ secrets: ground.own.secrets, keychain: ground.keychain }),
    dataFolder: () => joinDataFolder(ground),
    network: () => joinNetwork(ground),
    usage: () => joinUsage(ground),
    updates: () => joinUpdates(ground, joined),
    doctor: () => joinDoctor(ground, joined, starter),
    stack: () => joinStack(ground),
    deploying: () => joinDeploying(ground),
    everyService: () => joinEveryService(ground),
    moving: () => joinMoving(ground, joined, findStack),
    store: () => joinStore(ground, joined),
    pipelines: () => joinPipelines(ground, joined, findStack),
  });
  return joined;
}

/** The features of the projects in another place; what is the computer's is as in `own`. */
export function joinProjectFeatures(ground: Ground, own: Joined, starter: Starter): Joined {
  const joined: Joined = lazily<Joined>({
    ...projectFeatures(ground, () => joined, starter),
    system: () => own.system,
    jobs: () => own.jobs,
    predicting: () => own.predicting,
    serving: () => own.serving,
    settings: () => own.settings,
    secrets: () => own.secrets,
    dataFolder: () => own.dataFolder,
    network: () => own.network,
    usage: () => own.usage,
    updates: () => own.updates,
    doctor: () => own.doctor,
    stack: () => own.stack,
    deploying: () => own.deploying,
    everyService: () => own.everyService,
    moving: () => own.moving,
    store: () => own.store,
    pipelines: () => own.pipelines,
  });
  return joined;
}

/** What is a project's, wherever that is. */
const projectFeatures = (ground: Ground, joined: () => Joined, starter: Starter) => ({
  history: () => joinHistory(ground, joined()),
  projects: () => joinProjects(ground, joined()),
  models: () => joinModels(ground, joined(), starter),
  references: () => joinReferences(ground, joined()),
  photos: () => joinPhotos(ground),
  corrections: () => joinCorrections(ground, joined()),
  checks: () => createChecks(ground),
  training: () => joinTraining(ground, joined()),
  triggers: () => joinTriggers(ground, joined()),
  monitoring: () => joinMonitoring(ground),
  snapshots: () => createSnapshots(ground),
  keeping: () => joinKeeping(ground, joined()),
  load: () => joinLoad(ground, joined()),
});
