import type { Checks } from '../checks/checks.ts';
import type { Deploying } from '../deploying/deploying.ts';
import type { EveryService } from '../deploying/every-service/every-service.ts';
import type { History } from '../history/history.ts';
import type { Keeping } from '../keeping/keeping.ts';
import type { Models } from '../models/models.ts';
import type { Monitoring } from '../monitoring/monitoring.ts';
import type { Photos } from '../photos/photos.ts';
import type { Predicting } from '../predicting/predicting.ts';
import type { Projects } from '../projects/projects.ts';
import type { Serving } from '../serving/serving.ts';
import type { Stack } from '../stack/stack.ts';
import type { Store } from '../store/store.ts';
import type { Training } from '../training/training.ts';
import type { Triggers } from '../triggers/triggers.ts';
import type { Updates } from '../updates/updates.ts';
import type { Features } from './router.ts';

/** All features, as they know each other: what they answer, and what they do for one another. */
export interface Joined extends Features {
  checks: Checks;
  deploying: Deploying;
  everyService: EveryService;
  history: History;
  keeping: Keeping;
  models: Models;
  monitoring: Monitoring;
  photos: Photos;
  predicting: Predicting;
  projects: Projects;
  serving: Serving;
  stack: Stack;
  store: Store;
  training: Training;
  triggers: Triggers;
  updates: Updates;
}
