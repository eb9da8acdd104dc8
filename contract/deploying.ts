import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';
import { apiPrediction } from './shapes/api.ts';
import { check } from './shapes/check.ts';
import { cluster, deployment, deployTarget } from './shapes/deployment.ts';

const begun = z.object({ job: z.string() });
const project = z.string().min(1);
const which = z.object({ project });

export const clusters = z.object({
  clusters: z.array(cluster),
  /** Why none can be told: no kubeconfig, or one that cannot be read. */
  fault: faultShape.optional(),
});
export type Clusters = z.infer<typeof clusters>;

export const podLine = z.object({ pod: z.string(), at: z.iso.datetime().optional(), text: z.string() });
export type PodLogLine = z.infer<typeof podLine>;

/** Versions of projects, running where they are wanted: in the Kubernetes of this computer, or as processes of it. */
export const deploying = {
  clusters: procedure.output(clusters),
  /**
   * What must be so for a deployment to succeed there: `cluster-answers`, `nodes`, `room`, `rights`, `metrics`. Never fails because the cluster is away: the checks say so.
   */
  doctor: procedure.input(z.object({ context: z.string() })).output(z.array(check)),
  /** What is deployed of each project; nothing of those that never were. */
  list: procedure.output(z.array(deployment)),
  /** What is deployed of a project, then each change of it. */
  watch: procedure.input(which).output(eventIterator(z.object({ deployment: deployment.optional() }))),
  /**
   * Deploys a version, or the live one and each that goes live later. Throws `cluster-remote` where the cluster is not on
   * this computer and `confirmed` is not its name, and `already-running` where a change goes on.
   */
  deploy: procedure
    .input(
      which.extend({
        target: deployTarget.optional(),
        version: z.string().optional(),
        replicas: z.int().min(1).max(20).optional(),
        /** Copies follow the load, between `replicas` and these. */
        most: z.int().min(2).max(20).optional(),
        confirmed: z.string().optional(),
        /** Sets what somebody else has changed meanwhile, too. */
        take: z.boolean().optional(),
      }),
    )
    .output(begun),
  /**
   * Back to the version before: of a deployment that follows the live version, the version before is made live, so that
   * every API answers with it. Throws `not-found` where there is none.
   */
  rollback: procedure.input(which).output(begun),
  /**
   * So many copies; with `most`, by load between both. Throws `bad-request` where that cannot be, as with processes of this
   * computer, and the job `deploy-conflict` where somebody else's autoscaler decides.
   */
  scale: procedure
    .input(which.extend({ replicas: z.int().min(0).max(20), most: z.int().min(2).max(20).optional() }))
    .output(begun),
  /**
   * Gives another version about so many percent of the photos, by copies beside those that are there, and watches both:
   * what is worse than the champion beyond chance is aborted, what is as good is promoted once `minutes` have passed and
   * `answers` were given, unless that is left to a person, as it is where the gate would not let it go live. Ends when its copies are ready. Throws `bad-request` where that
   * version answers there already, `canary-alone` where no copy of the champion is ready.
   */
  canary: procedure
    .input(
      which.extend({
        version: z.string(),
        percent: z.number().min(1).max(90).default(20),
        byHand: z.boolean().default(false),
        minutes: z.number().min(0).max(1440).default(5),
        answers: z.int().min(1).max(100_000).default(50),
      }),
    )
    /** `refused`: what the gate said, where only a person promotes it therefore. */
    .output(begun.extend({ refused: faultShape.optional() })),
  /**
   * The canary takes the place of the champion now; where the deployment follows the live version, it is made live. Throws
   * `gate-refused` where the gate said no, unless `force` gives a reason.
   */
  promote: procedure.input(which.extend({ force: z.string().trim().min(3).max(300).optional() })).output(begun),
  /** Ends the canary; the champion gets all photos again. Throws `not-found` where there is none. */
  abort: procedure.input(which).output(begun),
  /** New copies of the same, one after the other. */
  restart: procedure.input(which).output(begun),
  /** `forget`: the target is away for good, so that nothing can be ended there; Meadow looks after it no more. */
  remove: procedure.input(which.extend({ forget: z.boolean().optional() })).output(begun),
  /**
   * Sends a photo to what is deployed, by the address that others use, and gives what it says. Throws `nothing-ready` where
   * no copy answers, and what the API itself refuses with.
   */
  predict: procedure.input(which.extend({ name: z.string().max(1024), photo: z.file() })).output(apiPrediction),
  /** The last lines of all copies or one, oldest first, in batches; with `follow`, what comes then. */
  logs: procedure
    .input(
      which.extend({
        pod: z.string().optional(),
        tail: z.int().min(0).max(10_000).default(500),
        follow: z.boolean().default(false),
      }),
    )
    .output(eventIterator(z.array(podLine))),
};
