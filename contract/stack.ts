import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { check } from './shapes/check.ts';
import { imageChange, logLine, stackSnapshot, stackStatus } from './shapes/stack.ts';
import { stackMeasured } from './shapes/stack-measured.ts';
import { stackIdle, stackLevel, stackPart, stackWeight } from './shapes/stack-weight.ts';

const begun = z.object({ job: z.string() });
const service = z.string().min(1).max(100);
/** Also where another Meadow started what runs. Without it the job fails with `stack-of-another`. */
const others = z.boolean().optional();

/** How Meadow can mend what the preflight found. */
export const stackFix = z.discriminatedUnion('kind', [
  /** Starts Docker Desktop, Colima, Rancher Desktop or Podman, whichever is installed, and waits for it. */
  z.object({ kind: z.literal('start-engine') }),
  /** Sets the variable of a port that is taken: `port` is free. */
  z.object({ kind: z.literal('choose-port'), variable: z.string(), port: z.int().min(1024).max(65_535) }),
]);
export type StackFix = z.infer<typeof stackFix>;

/**
 * What must be so for the stack to start: `engine`, `engine-version`, `compose-file`, `memory`, `disk`, `ports` (one for
 * each taken port; `details` has `port`, `service` and who has it: `pid`, `name`, or `container`), `images`.
 */
export const stackCheck = check.extend({ fix: stackFix.optional() });
export type StackCheck = z.infer<typeof stackCheck>;

export const stackSecret = z.object({
  /** The service it opens. */
  service: z.string(),
  /** A key the window translates, such as `user`, `password`, `token`; else a name as it stands. */
  name: z.string(),
  value: z.string(),
  /** Where it is typed in, where that is a page. */
  page: z.string().optional(),
});
export type StackSecret = z.infer<typeof stackSecret>;

/** A variable of the Compose file: `${MINIO_PORT:-9000}`. */
export const stackVariable = z.object({
  name: z.string(),
  kind: z.enum(['port', 'image', 'memory', 'replicas', 'other']),
  services: z.array(z.string()),
  /** What the file says where nothing is set. */
  usual: z.string(),
  /** What was set here, or is in the environment. */
  value: z.string().optional(),
});
export type StackVariable = z.infer<typeof stackVariable>;

export const stackUpdates = z.object({ changes: z.array(imageChange), snapshots: z.array(stackSnapshot) });
export type StackUpdates = z.infer<typeof stackUpdates>;

/** The Compose stack: started, watched and stopped. */
export const stack = {
  /** As it is now. Never fails because there is no engine: `fault` says so. */
  status: procedure.output(stackStatus),
  /** The status, then each change of it, progress and measurements included, at most five times a second. */
  watch: procedure.output(eventIterator(stackStatus)),
  /** Forgets what happened to services. */
  forget: procedure.output(stackStatus),
  preflight: procedure.output(z.array(stackCheck)),
  /** Mends it, and looks again. */
  fix: procedure.input(stackFix).output(z.array(stackCheck)),
  /** Everything, or these services and those they need. The same job where one is under way. */
  up: procedure.input(z.object({ services: z.array(service).optional(), others }).prefault({})).output(begun),
  /** Stops the containers and keeps them: all, or one service. */
  stop: procedure.input(z.object({ service: service.optional(), others }).prefault({})).output(begun),
  /** Stops and removes the containers and the network; data stays. */
  down: procedure.input(z.object({ others }).prefault({})).output(begun),
  /**
   * The same, and with `data` the volumes too: `name` must then be the stack's, as a person typed it, and `lose` name the
   * projects that live in it. Throws `stack-holds` where it does not.
   */
  remove: procedure
    .input(
      z
        .object({
          data: z.boolean().default(false),
          name: z.string().optional(),
          lose: z.array(z.string()).optional(),
          others,
        })
        .prefault({}),
    )
    .output(begun),
  /** Which services would get another image, and what there is to go back to, newest first. */
  updates: procedure.output(stackUpdates),
  /** Copies the data that services with new images keep, then starts all with them; `up` does the same where it must. */
  update: procedure.input(z.object({ others }).prefault({})).output(begun),
  /** Puts data and images back as they were: what was written since is lost. */
  back: procedure.input(z.object({ snapshot: z.string(), others })).output(begun),
  removeSnapshot: procedure.input(z.object({ snapshot: z.string() })).output(stackUpdates),
  restart: procedure.input(z.object({ service, others })).output(begun),
  /**
   * The last lines of one service or of all, oldest first, in batches; with `follow`, what comes then. Lines with
   * `find` in them only, whatever its case.
   */
  logs: procedure
    .input(
      z.object({
        service: service.optional(),
        tail: z.int().min(0).max(100_000).default(1000),
        follow: z.boolean().default(false),
        find: z.string().max(200).optional(),
      }),
    )
    .output(eventIterator(z.array(logLine))),
  /** What Prometheus knows of it. Throws `stack-off` where it does not run, `remote-…` where it does not answer. */
  measured: procedure.output(stackMeasured),
  /** Users and passwords of the services, for a person who asks to see them. */
  secrets: procedure.output(z.array(stackSecret)),
  /** A fresh link into the stack's own window, which lets in nobody without one. */
  enterWeb: procedure.output(z.object({ url: z.url() })),
  /** What each service takes, and how much of the stack is to run. */
  weight: procedure.output(stackWeight),
  /** Chooses how much runs, one part or when it rests; the first two count from the next `up` on. */
  weigh: procedure
    .input(
      z.object({
        level: stackLevel.exclude(['own']).optional(),
        part: stackPart.optional(),
        idle: stackIdle.partial().optional(),
      }),
    )
    .output(stackWeight),
  /**
   * Takes in the container images of an offline kit, a file on the machine that Meadow runs on. All of it is checked
   * before the engine gets any of it.
   */
  loadKit: procedure.input(z.object({ file: z.string().trim().min(1).max(4000) })).output(begun),
  variables: procedure.output(z.array(stackVariable)),
  /** Sets variables; an empty value takes what was set away. It counts from the next `up` on. */
  configure: procedure.input(z.record(z.string(), z.string().max(500))).output(z.array(stackVariable)),
};
