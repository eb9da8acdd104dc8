import { doctor } from './doctor.ts';
import { history } from './history.ts';
import { models } from './models.ts';
import { photos } from './photos.ts';
import { predicting } from './predicting.ts';
import { projects } from './projects.ts';
import { serving } from './serving.ts';
import { settings } from './settings.ts';
import { system } from './system.ts';
import { training } from './training.ts';

/** Everything a window or a command can ask of the core. */
export const contract = { system, predicting, history, projects, models, photos, training, serving, settings, doctor };
export type Contract = typeof contract;
