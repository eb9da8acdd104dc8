import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';
import { loadLive, loadPlan, loadResult, loadTarget, passMark } from './shapes/load.ts';

const ofProject = z.object({ project: z.string() });
const ofTest = ofProject.extend({ id: z.string() });

const knownTarget = z.object({
  kind: z.enum(['laptop', 'stack', 'deployed']),
  /** The cluster it is deployed in; none of what runs as processes of this computer. */
  cluster: z.string().optional(),
  /** Where it answers; none where it does not. */
  address: z.string().optional(),
  /** Why not. */
  error: faultShape.optional(),
  /** Programs that answer, where that is known. */
  replicas: z.int().optional(),
});
export type KnownTarget = z.infer<typeof knownTarget>;

const knownMark = passMark.extend({
  chosen: z.boolean(),
  /** The gate refuses a version that would miss it. */
  gates: z.boolean(),
});
export type KnownMark = z.infer<typeof knownMark>;

/** How many photos the API answers, and how fast, while many ask: by the project's own photos. */
export const load = {
  /** What of Meadow's own there is that answers photos. */
  targets: procedure.input(ofProject).output(z.array(knownTarget)),
  /**
   * Begins a test; one goes on at a time. Throws `host-unconfirmed` of an address that is not this computer's and whose
   * host nobody typed, `nothing-to-send` where there is no photo, `target-silent` where nothing answers photos, `key-wanted` where it
   * asks for another key,
   * `predictor-off`, `stack-off`, `nothing-ready` where no deployed copy answers.
   */
  start: procedure
    .input(ofProject.extend({ target: loadTarget, plan: loadPlan }))
    .output(z.object({ job: z.string() })),
  /** The test that goes on, as it is and about each second, until it has ended. Nothing where none does. */
  watch: procedure.input(ofProject).output(eventIterator(loadLive)),
  /** Newest first; a few dozen are kept. */
  list: procedure.input(ofProject).output(z.array(loadResult)),
  remove: procedure.input(ofTest).output(z.void()),
  /** Where nobody chose one, a test is judged by this one with as many users as it has. */
  mark: procedure.input(ofProject).output(knownMark),
  setMark: procedure.input(ofProject.extend({ mark: passMark })).output(knownMark),
  setGate: procedure.input(ofProject.extend({ on: z.boolean() })).output(knownMark),
  /** The same test for another program, which sends the photos of a folder. */
  script: procedure
    .input(ofProject.extend({ tool: z.enum(['k6', 'locust']), address: z.string().max(500), plan: loadPlan }))
    .output(z.object({ name: z.string(), type: z.string(), text: z.string() })),
};
