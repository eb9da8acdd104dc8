import { z } from 'zod';
import { procedure } from './base.ts';
import { modelCard, versionSummary } from './shapes/model.ts';

/** The trained versions of the projects. */
export const models = {
  list: procedure.input(z.object({ project: z.string().optional() }).default({})).output(z.array(versionSummary)),
  card: procedure.input(z.object({ version: z.string() })).output(modelCard),
};
