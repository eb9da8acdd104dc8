import { z } from 'zod';
import { procedure } from './base.ts';
import { prediction } from './history.ts';
import { alert, alertChange, alertSettings } from './shapes/alert.ts';
import { driftSignal } from './shapes/drift.ts';
import { projectFigures } from './shapes/project-figures.ts';
import { monitorSpan, trafficSeries } from './shapes/traffic.ts';

const which = z.object({ project: z.string(), version: z.string().optional() });

/** How the live version does, over hours to months, and what should be looked at. */
export const monitoring = {
  /** Of all versions where none is named. Counted as it happens, so it outlives the history. */
  traffic: procedure.input(which.extend({ span: monitorSpan.default('day') })).output(trafficSeries),
  /** Whether the photos asked about last are those the version (the live one, where none is named) learned from. */
  drift: procedure.input(which).output(
    z.object({
      version: z.string().optional(),
      /** Where the history is switched off, the last photos are not known, and nothing is told of them. */
      kept: z.boolean(),
      /** Predictions looked at, and how many that should be. */
      predictions: z.int(),
      last: z.int(),
      signals: z.array(driftSignal),
    }),
  ),
  /** The photos behind a signal: of those looked at, the farthest from usual first. */
  driftPhotos: procedure
    .input(which.extend({ signal: driftSignal.shape.name, limit: z.int().min(1).max(100).default(24) }))
    .output(z.array(prediction)),
  /** As they stand now: open ones first, then newest first. */
  alerts: procedure
    .input(z.object({ project: z.string(), limit: z.int().min(1).max(200).default(50) }))
    .output(z.array(alert)),
  /** How a project does, in few numbers, by the same rules as its alerts: what Prometheus keeps of it. */
  figures: procedure.input(z.object({ project: z.string() })).output(projectFigures),
  /** Marks alerts as seen. */
  see: procedure.input(z.object({ ids: z.array(z.int()).min(1).max(200) })).output(z.void()),
  settings: procedure.input(z.object({ project: z.string() })).output(alertSettings),
  change: procedure.input(z.object({ project: z.string(), change: alertChange })).output(alertSettings),
};
