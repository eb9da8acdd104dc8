import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { clusterStack } from './shapes/cluster-stack.ts';

const begun = z.object({ job: z.string() });
const known = z.object({ stack: clusterStack.optional() });

/** The whole stack in a cluster of the kubeconfig: what Compose runs on one computer, as `k8s/stack` says it. */
export const everyService = {
  /** Nothing where it was never asked for, or is removed. */
  read: procedure.output(known),
  /** As it is, then each change of it. */
  watch: procedure.output(eventIterator(known)),
  /**
   * Brings all services up, or up to date; done when all answer. Where it was cut off it goes on from where it stands. Throws
   * `cluster-remote` where the cluster is not on this computer and `confirmed` is not its name, and `already-running`.
   */
  up: procedure
    .input(
      z.object({
        /** Which cluster; else where it is, else the one of this computer. */
        context: z.string().optional(),
        confirmed: z.string().optional(),
        /** Sets what somebody else has changed, too. */
        take: z.boolean().optional(),
      }),
    )
    .output(begun),
  /**
   * Ends all services. `data`: the name of the cluster, typed, where their volumes and passwords are to be removed too, for
   * good. Throws `not-found`, and `bad-request` for another name.
   */
  remove: procedure.input(z.object({ data: z.string().optional() })).output(begun),
  /** Leads to the pages of a service by a port of this computer, as long as Meadow runs. Throws `nothing-ready`. */
  open: procedure.input(z.object({ service: z.string() })).output(z.object({ address: z.string() })),
};
