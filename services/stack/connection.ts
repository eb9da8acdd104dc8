import { Fault } from '../domain/fault.ts';
import type { ContainerEngine, ContainerEngines, EngineState } from '../ports/container-engine.ts';

/** The API of Docker 20.10, and of what came after. */
const OLDEST_API = 1.41;

export interface Connection {
  /** Throws `engine-missing`, `engine-forbidden`, `engine-too-old`. */
  engine(): Promise<ContainerEngine>;
  state(): Promise<EngineState>;
  /** The engine is to be looked for anew: it was found to be gone. */
  lose(): void;
}

/** The engine of this computer, looked for once and again when it was lost. */
export function createConnection(engines: () => Promise<ContainerEngines>): Connection {
  let found: Promise<{ engine: ContainerEngine; state: EngineState }> | undefined;

  const look = async () => {
    const engine = await (await engines()).find();
    const state = await engine.state();
    if (Number(state.api) < OLDEST_API) throw tooOld(state);
    return { engine, state };
  };
  const get = () => {
    found ??= look();
    const own = found;
    own.catch(() => {
      if (found === own) found = undefined;
    });
    return own;
  };
  return {
    engine: async () => (await get()).engine,
    state: async () => (await get()).state,
    lose() {
      found = undefined;
    },
  };
}

const tooOld = ({ name, version }: EngineState): Fault =>
  new Fault(
    'engine-too-old',
    `${name} ${version} is too old for the stack.`,
    'Update it to 20.10 or newer, then try again.',
    {
      details: { name, version },
    },
  );
