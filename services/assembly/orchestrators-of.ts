import { createOrchestrators, type Orchestrators } from '../training/orchestrators.ts';
import type { Ground } from './ground.ts';

/** What can run the trainings of a place. */
export const orchestratorsOf = (ground: Ground): Orchestrators =>
  createOrchestrators({
    here: ground.orchestrator,
    stack: ground.stackOrchestrator,
    settings: ground.catalog.settings,
  });
