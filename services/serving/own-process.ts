import type PQueue from 'p-queue';
import { asFault, Fault } from '../domain/fault.ts';
import { nextPort } from '../domain/next-port.ts';
import type { RunningPredictor } from '../ports/predictor.ts';
import type { Crew } from './crew.ts';
import type { ServingFactsHolder } from './serving-facts.ts';
import { servingStateOf } from './serving-state.ts';
import { createSteering, type SteeringParts } from './steering.ts';
import { createSupervisor, type SupervisorParts } from './supervisor.ts';
import { createWaitingPredictor } from './waiting-predictor.ts';

export interface OwnProcessParts extends SteeringParts, Pick<SupervisorParts, 'launcher' | 'connect'> {
  /** False for a command that runs a predictor for itself alone. */
  open: boolean;
  facts: ServingFactsHolder;
  /** What is told to a predictor is told in order. */
  turns: PQueue;
  /** Throws `port-taken`. */
  checkPort(port: number): Promise<void>;
}

/** One predictor on this computer: started, kept running, and steered by the settings. */
export function createOwnProcess(parts: OwnProcessParts): Crew {
  const { open, facts, turns, log } = parts;
  const steering = createSteering(parts);

  /** Where nobody named a port, whichever is to be had from this one on. False where there is none. */
  const settle = async (from: number): Promise<boolean> => {
    const { wanted, settings, hidden } = await facts.known();
    if (!open || wanted.chosen || hidden) return false;
    const port = await nextPort(from, parts.checkPort);
    if (port === undefined) return false;
    if (port !== settings.port) {
      log.info('The local API takes another port', { wanted: wanted.port, port });
      // A person may have named one meanwhile, or changed who may ask.
      await facts.note((now) => (now.wanted === wanted ? { settings: { ...now.settings, port } } : {}));
    }
    return true;
  };

  /** What is told of the process now: who stops waits for it, because the first time makes the key. */
  let telling: Promise<void> = Promise.resolve();
  const supervisor = createSupervisor({
    ...parts,
    async plan() {
      await settle((await facts.known()).settings.port);
      return steering.plan();
    },
    onChange() {
      telling = facts
        .note()
        .catch((error: unknown) => log.warn('The windows were not told of the predictor', { error }));
    },
    onReady: (session) => void turns.add(() => unlessGone(() => steering.greet(session))),
    async onRefused(fault) {
      if (fault.code !== 'port-taken' || !open) return false;
      const { hidden, settings, wanted } = await facts.known();
      if (hidden) return false;
      // Somebody else was quicker, such as another Meadow that starts at the same time.
      if (await settle(settings.port + 1)) return true;
      await facts.note((now) => (now.wanted === wanted ? { hidden: fault.toShape() } : {}));
      return true;
    },
  });

  /** Where the predictor has died meanwhile, the next one is told when it is up. */
  const unlessGone = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      const { code, message } = asFault(error);
      if (code !== 'predictor-down') log.error('The predictor did not take its orders', { code, message });
    }
  };
  const tell = async (order: (predictor: RunningPredictor) => Promise<void>) => {
    const { session } = supervisor;
    if (session) await unlessGone(() => order(session.predictor));
  };
  const quit = async () => {
    await steering.finish();
    await supervisor.stop();
  };
  const restart = async () => {
    // While that cannot be told, what there is stays: it says why, or answers.
    await facts.known();
    await quit();
    await facts.note(({ settings, wanted }) => ({
      settings: { ...settings, port: wanted.port },
      hidden: undefined,
      refused: undefined,
      health: undefined,
    }));
    supervisor.start();
  };

  return {
    predictor: createWaitingPredictor(supervisor),
    state: (known) => servingStateOf({ ...known, life: supervisor.life }),
    start: supervisor.start,
    async ready() {
      await supervisor.ready();
      const { hidden } = await facts.known();
      if (hidden) throw Fault.fromShape(hidden);
    },
    async stop() {
      await quit();
      await telling;
    },
    restart,
    serve: () => tell(steering.serve),
    async admit(moved) {
      const { hidden } = await facts.known();
      if (open && (moved || hidden)) await restart();
      else await tell(steering.admit);
    },
    async verify(model) {
      await supervisor.session?.predictor.verify(model).catch((error: unknown) => {
        if (asFault(error).code !== 'predictor-down') throw error;
      });
    },
    async checkPort(port) {
      if (open) await parts.checkPort(port);
    },
  };
}
