import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';
import { runtime } from './shapes/model.ts';
import { apiRequest } from './shapes/serving.ts';

export type { ApiRequest } from './shapes/serving.ts';

/** A replica of the API in the stack, as it was when it was asked last. */
export const servingReplica = z.object({
  /** Its address in the stack's network. */
  name: z.string(),
  /** It answers photos. */
  ready: z.boolean(),
  version: z.string().optional(),
  /** Why it does not serve what it should. */
  error: faultShape.optional(),
});
export type ServingReplica = z.infer<typeof servingReplica>;

/** Where the local API answers unless a person names another port. */
export const USUAL_PORT = 8600;

/** How the local API is. */
export const servingState = z.object({
  state: z.enum(['off', 'starting', 'ready', 'restarting', 'failed']),
  on: z.boolean(),
  /** Where it answers, such as `http://127.0.0.1:8600`; none while it is off. */
  address: z.string().optional(),
  /** Where it answers, or would. */
  port: z.int(),
  /** A person named the port: where another program has it, the API is not there. */
  portChosen: z.boolean(),
  /** The usual port, where another program has it: the API took the next free one, `port`, instead. */
  portTaken: z.int().optional(),
  requireKey: z.boolean(),
  /** Unknown while the secrets are locked. */
  key: z.string().optional(),
  version: z.string().optional(),
  /** What computes, as chosen by the self-test at start. */
  runtime: runtime.optional(),
  pid: z.int().optional(),
  since: z.iso.datetime().optional(),
  /** Times it died and was started again since the core runs. */
  restarts: z.int(),
  error: faultShape.optional(),
  /** In the stack: who answers. None where it is one process of this computer. */
  replicas: z.array(servingReplica).optional(),
});
export type ServingState = z.infer<typeof servingState>;

/** The local API: the predictor that other programs on this laptop can ask. */
export const serving = {
  state: procedure.output(servingState),
  configure: procedure
    .input(
      z.object({
        on: z.boolean().optional(),
        /** Null: the usual one, or the next that is free. */
        port: z.int().min(1024).max(65_535).nullable().optional(),
        requireKey: z.boolean().optional(),
      }),
    )
    .output(servingState),
  renewKey: procedure.output(servingState),
  restart: procedure.output(servingState),
  /** The last requests, then each as it comes. */
  log: procedure.output(eventIterator(z.array(apiRequest))),
};
