import { checks } from './checks.ts';
import { corrections } from './corrections.ts';
import { dataFolder } from './data-folder.ts';
import { deploying } from './deploying.ts';
import { doctor } from './doctor.ts';
import { everyService } from './every-service.ts';
import { history } from './history.ts';
import { jobs } from './jobs.ts';
import { keeping } from './keeping.ts';
import { load } from './load.ts';
import { models } from './models.ts';
import { monitoring } from './monitoring.ts';
import { moving } from './moving.ts';
import { network } from './network.ts';
import { photos } from './photos.ts';
import { pipelines } from './pipelines.ts';
import { predicting } from './predicting.ts';
import { projects } from './projects.ts';
import { references } from './references.ts';
import { secrets } from './secrets.ts';
import { serving } from './serving.ts';
import { settings } from './settings.ts';
import { snapshots } from './snapshots.ts';
import { stack } from './stack.ts';
import { store } from './store.ts';
import { system } from './system.ts';
import { training } from './training.ts';
import { triggers } from './triggers.ts';
import { updates } from './updates.ts';
import { usage } from './usage.ts';

/** Everything a window or a command can ask of the core. */
export const contract = {
  system,
  jobs,
  predicting,
  history,
  corrections,
  projects,
  photos,
  checks,
  snapshots,
  training,
  triggers,
  monitoring,
  models,
  references,
  serving,
  settings,
  secrets,
  dataFolder,
  network,
  usage,
  doctor,
  keeping,
  load,
  moving,
  stack,
  deploying,
  everyService,
  store,
  pipelines,
  updates,
};
export type Contract = typeof contract;
