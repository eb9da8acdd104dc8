import { createChecks } from '../checks/checks.ts';
import { createSnapshots } from '../snapshots/snapshots.ts';
import { joinCorrections } from './features/corrections.ts';
import { joinDoctor } from './features/doctor.ts';
import { joinHistory } from './features/history.ts';
import { joinKeeping } from './features/keeping.ts';
import { joinModels } from './features/models.ts';
import { joinMonitoring } from './features/monitoring.ts';
import { joinPhotos } from './features/photos.ts';
import { joinPredicting } from './features/predicting.ts';
import { joinProjects } from './features/projects.ts';
import { joinReferences } from './features/references.ts';
import { joinServing } from './features/serving.ts';
import { joinStack } from './features/stack.ts';
import { joinStore } from './features/store.ts';
import { joinTraining } from './features/training.ts';
import { joinTriggers } from './features/triggers.ts';
import type { Files } from './files.ts';
import { type GroundParts, layGround } from './ground.ts';
import { createJobsFeature } from './jobs-feature.ts';
import type { Joined } from './joined.ts';
import { lazily } from './lazily.ts';
import type { Features } from './router.ts';
import { runByItself } from './run-by-itself.ts';
import { readStarter } from './starter.ts';
import { createSystem } from './system.ts';

/**
 * Joins the features to each other and to the adapters of this laptop, and starts what runs by itself. What a feature
 * needs of the others is in a file of its name, in `features/`.
 */
export async function joinFeatures(parts: GroundParts): Promise<{ features: Features; files: Files }> {
  const ground = layGround(parts);
  const starter = await readStarter();
  const joined: Joined = lazily<Joined>({
    system: () => createSystem(ground),
    jobs: () => createJobsFeature(ground.jobs),
    predicting: () => joinPredicting(ground, joined),
    history: () => joinHistory(ground, joined),
    projects: () => joinProjects(ground, joined),
    models: () => joinModels(ground, joined, starter),
    references: () => joinReferences(ground, joined),
    photos: () => joinPhotos(ground),
    corrections: () => joinCorrections(ground, joined),
    checks: () => createChecks(ground),
    training: () => joinTraining(ground, joined),
    triggers: () => joinTriggers(ground, joined),
    monitoring: () => joinMonitoring(ground),
    serving: () => joinServing(ground, joined),
    settings: () => ground.settings,
    doctor: () => joinDoctor(ground, joined, starter),
    snapshots: () => createSnapshots(ground),
    keeping: () => joinKeeping(ground, joined),
    stack: () => joinStack(ground),
    store: () => joinStore(ground, joined),
  });
  await joined.models.begin();
  await joined.training.begin();
  await joined.keeping.begin();
  runByItself(ground, joined);
  return { features: joined, files: ground.files };
}
