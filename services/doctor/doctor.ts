import { statfs } from 'node:fs/promises';
import type { doctor } from '../../contract/doctor.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { ServingState } from '../../contract/serving.ts';
import type { Check } from '../../contract/shapes/check.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import type { Examination } from './examination.ts';
import { judgeDiskSpace } from './judge-surroundings.ts';
import {
  type Judgement,
  judgeDatabase,
  judgeDisk,
  judgeFault,
  judgeNode,
  judgePort,
  judgePredictor,
} from './judgements.ts';

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
  /** What of the data folder can be had again. */
  caches: { size(): Promise<number>; clear(): Promise<unknown> };
  ports: Pick<MachinePorts, 'owner' | 'nextFree'>;
  /** What else Meadow stands on. */
  around?: readonly Examination[];
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

/** Several things of a kind are each told; where there is none, nothing is. */
const examine = async ({ name, meaning, look, cure }: Examination): Promise<Check[]> => {
  const found = await look().catch((thrown: unknown) => judgeFault(asFault(thrown)));
  return (Array.isArray(found) ? found : [{ ...found, name }]).map((judgement) => ({
    ...judgement,
    meaning,
    fixable: judgement.fixable === true && cure !== undefined,
  }));
};

/** Waits for a predictor that is starting. Why it does not come is in its state afterwards. */
const settle = async (serving: DoctorParts['serving']) => {
  const enough = Promise.withResolvers<void>();
  const timer = setTimeout(enough.resolve, PATIENCE_MS);
  await Promise.race([serving.ready().catch(() => undefined), enough.promise]);
  clearTimeout(timer);
};

/** Of several of a kind each has a number: `stack-port-9000`. */
const isOneOf = (name: string, kind: string): boolean =>
  /^-\d+$/.test(name.slice(kind.length)) && name.startsWith(kind);

const cannotMend = (name: string) =>
  new Fault('bad-request', `Meadow cannot mend "${name}" itself.`, 'Follow the hint beside it.', {
    details: { case: 'not-mendable', check: name },
  });

/** Looks at what Meadow stands on, says in words what is wrong, and mends what it can. */
export const createDoctor = (parts: DoctorParts): Handlers<typeof doctor> => {
  const { folder, catalog, serving, caches } = parts;

  const space = async () => {
    const { bavail, bsize } = await statfs(folder);
    return judgeDisk(bavail * bsize);
  };
  const port = async () => {
    const state = await serving.state();
    return judgePort(state, await parts.ports.owner(state.portTaken ?? state.port));
  };
  const diskSpace = async () => judgeDiskSpace(await space(), await caches.size());
  const examinations = async (): Promise<Examination[]> => {
    // Where that cannot be told the checks below say why, and the others go on.
    const replicas = await (async () => (await serving.state()).replicas)().catch(() => undefined);
    return [
      {
        name: 'node',
        meaning: 'Node.js runs all of Meadow.',
        look: async () => judgeNode(process.versions.node),
      },
      {
        name: 'data-folder',
        meaning: 'Photos, labels, models and settings lie there.',
        look: sound(`The data folder ${folder} can be written.`, parts.openFolder),
      },
      {
        name: 'disk-space',
        meaning: 'Photos, models and records need room on the disk of the data folder.',
        look: diskSpace,
        cure: () => caches.clear(),
      },
      {
        name: 'database',
        meaning: 'The records say what each photo is, and which version is live.',
        look: async () => judgeDatabase(await catalog.check()),
        cure: async () => catalog.compact(),
      },
      {
        name: 'starter-model',
        meaning: 'It answers until you train a model of your own.',
        look: sound('The model that comes with Meadow is as it was made.', parts.readStarter),
      },
      {
        name: 'backbone',
        meaning: 'Every model of Meadow sees photos through it.',
        look: sound('The network that looks at photos is as it was made.', parts.readBackbone),
      },
      {
        name: replicas ? 'replicas' : 'predictor',
        meaning: 'Whatever asks for a verdict is answered by it.',
        look: async () => judgePredictor(await serving.state()),
        cure: async () => serving.restart(),
      },
      {
        name: 'api-port',
        meaning: 'Other programs of this computer ask for verdicts there.',
        look: port,
        async cure() {
          const { port: now, portTaken } = await serving.state();
          // The usual one is tried first at each start.
          if (portTaken !== undefined) await serving.restart();
          else await serving.configure({ port: await parts.ports.nextFree(now) });
        },
      },
      ...(parts.around ?? []),
    ];
  };
  const run = async (): Promise<Check[]> => {
    await settle(serving);
    return (await Promise.all((await examinations()).map(examine))).flat();
  };

  return {
    run,
    async fix({ name }) {
      const found = (await examinations()).find(
        (each) => each.cure && (each.name === name || isOneOf(name, each.name)),
      );
      if (!found?.cure) throw cannotMend(name);
      await found.cure(name);
      return run();
    },
  };
};
