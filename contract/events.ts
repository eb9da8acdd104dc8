import { z } from 'zod';
import { servingState } from './serving.ts';
import { settingsShape } from './settings.ts';
import { alert } from './shapes/alert.ts';
import { job } from './shapes/job.ts';
import { liveChange } from './shapes/live.ts';
import { place } from './shapes/place.ts';
import { aliasMove } from './shapes/registry.ts';
import { runState } from './shapes/run.ts';
import { serviceTrouble, stackState } from './shapes/stack.ts';

/** A training that this core followed is over. */
const trainingEnded = z.object({
  type: z.literal('training.ended'),
  run: z.string(),
  project: z.string(),
  state: runState.exclude(['running']),
  /** What it made. */
  version: z.string().optional(),
  /** Whether the gate would let it go live; none where it was not asked. */
  passed: z.boolean().optional(),
  /** It answers now. */
  live: z.boolean(),
});
export type TrainingEnded = z.infer<typeof trainingEnded>;

/** Facts the core tells every window: what happened, never what to do. */
export const meadowEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('predictions.made'), count: z.int(), origin: z.string() }),
  z.object({ type: z.literal('predictions.removed'), count: z.int() }),
  z.object({ type: z.literal('version.registered'), version: z.string(), project: z.string() }),
  z.object({ type: z.literal('version.removed'), version: z.string(), project: z.string() }),
  z.object({ type: z.literal('live.changed'), change: liveChange }),
  z.object({ type: z.literal('alias.moved'), move: aliasMove }),
  z.object({ type: z.literal('project.selected'), project: z.string() }),
  z.object({ type: z.literal('projects.changed') }),
  /** It lives elsewhere from now on, with all that is its. */
  z.object({ type: z.literal('project.moved'), project: z.string(), place }),
  /** A move of it began, ended, or stopped. */
  z.object({ type: z.literal('moving.changed'), project: z.string() }),
  /** Another core changed something in that place, or it is there again: what was known of it may be old. */
  z.object({ type: z.literal('records.changed'), place }),
  z.object({ type: z.literal('photos.changed'), project: z.string() }),
  z.object({ type: z.literal('photos.checked'), project: z.string() }),
  z.object({ type: z.literal('corrections.changed'), project: z.string() }),
  z.object({ type: z.literal('run.changed'), run: z.string(), project: z.string() }),
  trainingEnded,
  z.object({ type: z.literal('triggers.changed'), project: z.string() }),
  z.object({ type: z.literal('alert.raised'), project: z.string(), alert }),
  z.object({ type: z.literal('alerts.changed'), project: z.string() }),
  z.object({ type: z.literal('job.changed'), job }),
  z.object({ type: z.literal('stack.changed'), state: stackState }),
  z.object({ type: z.literal('stack.trouble'), service: z.string(), trouble: serviceTrouble }),
  z.object({ type: z.literal('deployment.changed'), project: z.string() }),
  z.object({ type: z.literal('serving.changed'), serving: servingState }),
  /** The computer slept: time passed that no timer counted, and other cores went on. */
  z.object({ type: z.literal('machine.woke') }),
  /** A newer version was found or is ready, or a copy of the data was made. */
  z.object({ type: z.literal('updates.changed') }),
  z.object({ type: z.literal('settings.changed'), settings: settingsShape }),
]);
export type MeadowEvent = z.infer<typeof meadowEvent>;
