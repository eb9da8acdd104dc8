import PQueue from 'p-queue';
import type { Handlers } from '../../contract/handlers.ts';
import type { ServingState, serving } from '../../contract/serving.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ServedModel, Shelf } from '../../contract/shapes/predictor.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Predictor, RunningPredictor } from '../ports/predictor.ts';
import { createRequestLog } from './request-log.ts';
import { API_KEY, type FactsParts, holdServingFacts } from './serving-facts.ts';
import { createSteering } from './steering.ts';
import { createSupervisor, type SupervisorParts } from './supervisor.ts';
import { createWaitingPredictor } from './waiting-predictor.ts';

type Api = Settings['api'];

export interface ServingParts extends FactsParts, Pick<SupervisorParts, 'launcher' | 'connect' | 'clock' | 'log'> {
  settings: { get(): Promise<Settings>; update(change: { api: Partial<Api> }): Promise<Settings> };
  /** The models to serve now. */
  shelf(): Promise<Shelf>;
  /** Keeps predictions that others asked for. */
  record(predictions: PredictionRecord[]): Promise<void>;
  /** Throws `port-taken`. */
  checkPort(port: number): Promise<void>;
}

export interface Serving extends Handlers<typeof serving> {
  /** For the features: waits where the predictor is starting. */
  readonly predictor: Predictor;
  start(): void;
  /** Resolves when it is up; throws why it will not be, or why others cannot reach it. */
  ready(): Promise<ServingState>;
  /** There are other models now, or another one is live. */
  shelfChanged(): Promise<void>;
  /** Has the predictor, where one runs, load a model and ask it its probes. Throws `model-refused`. */
  verify(model: ServedModel): Promise<void>;
  /** Takes over what others asked last, and ends the predictor. */
  stop(): Promise<void>;
}

/** The local API: starts the predictor, keeps it running, and steers it by the settings. */
export function createServing(parts: ServingParts): Serving {
  const { settings, secrets, open, emit, log } = parts;
  const requests = createRequestLog();
  const facts = holdServingFacts(parts, () => supervisor.life);
  const record = async (predictions: PredictionRecord[]) => {
    await parts.record(predictions);
    emit({ type: 'predictions.made', count: predictions.length, origin: 'api' });
  };
  const steering = createSteering({ ...parts, facts, record, onRequests: requests.add });
  /** What is told to a predictor is told in order. */
  const turns = new PQueue({ concurrency: 1 });

  /** What is told of the process now: who stops waits for it, because the first time makes the key. */
  let telling: Promise<void> = Promise.resolve();
  const supervisor = createSupervisor({
    ...parts,
    plan: steering.plan,
    onChange() {
      telling = facts
        .note()
        .catch((error: unknown) => log.warn('The windows were not told of the predictor', { error }));
    },
    onReady: (session) => void turns.add(() => unlessGone(() => steering.greet(session))),
    async onRefused(fault) {
      if (fault.code !== 'port-taken' || !open || (await facts.known()).hidden) return false;
      await facts.note({ hidden: fault.toShape() });
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
  const again = async () => {
    await quit();
    await facts.note({ hidden: undefined, refused: undefined, health: undefined });
    supervisor.start();
  };

  const configure = async (change: Partial<Api>) => {
    const before = await facts.known();
    const moves = change.port !== undefined && change.port !== before.settings.port;
    if (moves && open) await parts.checkPort(change.port!);
    const { api } = await settings.update({ api: change });
    await facts.note({ settings: { ...api, port: change.port ?? before.settings.port } });
    if (open && (moves || before.hidden)) await again();
    else await tell(steering.admit);
    return facts.state();
  };

  return {
    predictor: createWaitingPredictor(supervisor),
    start: supervisor.start,
    async ready() {
      await supervisor.ready();
      const { hidden } = await facts.known();
      if (hidden) throw Fault.fromShape(hidden);
      await turns.onIdle();
      return facts.state();
    },
    shelfChanged: () => turns.add(() => tell(steering.serve)),
    verify: (model) =>
      turns.add(async () => {
        await supervisor.session?.predictor.verify(model).catch((error: unknown) => {
          if (asFault(error).code !== 'predictor-down') throw error;
        });
      }),
    stop: () =>
      turns.add(async () => {
        await quit();
        await telling;
      }),
    state: facts.state,
    configure: (change) => turns.add(() => configure(defined(change))),
    renewKey: () =>
      turns.add(async () => {
        await facts.note({ key: await secrets.renew(API_KEY) });
        await tell(steering.admit);
        return facts.state();
      }),
    restart: () =>
      turns.add(async () => {
        await again();
        return facts.state();
      }),
    async *log(_input, signal) {
      yield* requests.watch(signal);
    },
  };
}

/** What is undefined changes nothing. */
function defined(change: { [Name in keyof Api]?: Api[Name] | undefined }): Partial<Api> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
