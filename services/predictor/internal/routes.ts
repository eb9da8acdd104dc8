import type { FastifyInstance } from 'fastify';
import type { ModelFiles } from '../../ports/model-files.ts';
import { coreOnly } from '../caller.ts';
import type { Journal } from '../journal.ts';
import type { Judge } from '../judge.ts';
import { classifyRoute } from './classify.ts';
import { type ControlParts, controlRoutes } from './control.ts';
import { fileRoutes } from './files.ts';
import { journalRoute } from './journal.ts';

export interface InternalParts extends ControlParts {
  judge: Judge;
  journal: Journal;
  files: ModelFiles | undefined;
}

/** What only the core may ask, below /internal. */
export async function internalRoutes(app: FastifyInstance, parts: InternalParts): Promise<void> {
  app.addHook('onRequest', coreOnly);
  await classifyRoute(app, parts);
  await controlRoutes(app, parts);
  await journalRoute(app, parts);
  if (parts.files) await fileRoutes(app, { shelf: parts.shelf, files: parts.files });
}
