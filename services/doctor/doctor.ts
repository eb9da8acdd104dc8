import { statfs } from 'node:fs/promises';
import type { doctor } from '../../contract/doctor.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { ServingState } from '../../contract/serving.ts';
import type { Check } from '../../contract/shapes/check.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { Catalog } from '../ports/catalog.ts';
import {
  type Judgement,
  judgeDatabase,
  judgeDisk,
  judgeFault,
  judgeNode,
  judgePort,
  judgePredictor,
} from './judgements.ts';
import { portOwner } from './port-owner.ts';
import { nextFreePort } from './ports.ts';

type Answer<T> = T | Promise<T>;

export interface DoctorParts {
  /** The data folder. */
  folder: string;
  /** Throws `home-unusable`. */
  openFolder(): Promise<unknown>;
  catalog: Pick<Catalog, 'check' | 'compact'>;
  /** Reads the starter model and checks it against its hash. Throws `model-refused`. */
  readStarter(): Promise<unknown>;
  /** Reads the backbone's weights and checks them against their hash. Throws. */
  readBackbone(): Promise<unknown>;
  serving: {
    /** Resolves when the predictor is up; throws why it is not. */
    ready(): Promise<unknown>;
    state(): Answer<ServingState>;
    restart(): Answer<unknown>;
    configure(change: { port: number }): Answer<unknown>;
  };
}

/** A predictor that starts cold needs a few seconds; one that needs more has not started. */
const PATIENCE_MS = 20_000;

const sound = (finding: string, read: () => Promise<unknown>) => async (): Promise<Judgement> => {
  await read();
  return { state: 'ok', finding, details: {} };
};

const look = async (name: string, judge: () => Promise<Judgement>): Promise<Check> => {
  const judgement = await judge().catch((thrown: unknown) => judgeFault(asFault(thrown)));
  return { fixable: false, ...judgement, name };
};

/** Waits for a predictor that is starting. Why it does not come is in its state afterwards. */
const settle = async (serving: DoctorParts['serving']) => {
  const enough = Promise.withResolvers<void>();
  const timer = setTimeout(enough.resolve, PATIENCE_MS);
  await Promise.race([serving.ready().catch(() => undefined), enough.promise]);
  clearTimeout(timer);
};

const cannotMend = (name: string) =>
  new Fault('bad-request', `Meadow cannot mend "${name}" itself.`, 'Follow the hint beside it.', {
    details: { check: name },
  });

/** Looks at what Meadow stands on, says in words what is wrong, and mends what it can. */
export const createDoctor = (parts: DoctorParts): Handlers<typeof doctor> => {
  const { folder, catalog, serving } = parts;

  const space = async () => {
    const { bavail, bsize } = await statfs(folder);
    return judgeDisk(bavail * bsize);
  };
  const port = async () => {
    const state = await serving.state();
    return judgePort(state, await portOwner(state.port));
  };
  const run = async (): Promise<Check[]> => {
    await settle(serving);
    // Where that cannot be told, as while the secrets are locked, the checks below say why and the others go on.
    const replicas = await (async () => (await serving.state()).replicas)().catch(() => undefined);
    return Promise.all([
      look('node', async () => judgeNode(process.versions.node)),
      look('data-folder', sound(`The data folder ${folder} can be written.`, parts.openFolder)),
      look('disk-space', space),
      look('database', async () => judgeDatabase(await catalog.check())),
      look('starter-model', sound('The model that comes with Meadow is as it was made.', parts.readStarter)),
      look('backbone', sound('The network that looks at photos is as it was made.', parts.readBackbone)),
      look(replicas ? 'replicas' : 'predictor', async () => judgePredictor(await serving.state())),
      look('api-port', port),
    ]);
  };
  const cures: Record<string, () => Answer<unknown>> = {
    predictor: () => serving.restart(),
    database: () => catalog.compact(),
    'api-port': async () => serving.configure({ port: await nextFreePort((await serving.state()).port) }),
  };

  return {
    run,
    async fix({ name }) {
      const cure = Object.hasOwn(cures, name) ? cures[name] : undefined;
      if (!cure) throw cannotMend(name);
      await cure();
      return run();
    },
  };
};
