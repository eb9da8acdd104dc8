import { Fault } from '../../domain/fault.ts';
import type { ContainerEngine, ContainerEngines, TriedEngine } from '../../ports/container-engine.ts';
import { abortable } from './abortable.ts';
import { connect } from './connect.ts';
import { within } from './deadline.ts';
import { createDockerEngine } from './engine.ts';
import { engineFault } from './engine-faults.ts';
import { type EnginePlace, enginePlaces, type Surroundings } from './engine-places.ts';
import { starterOf, startInstalled } from './start-engine.ts';

/** One that sleeps answers within this; one that is dead must not hold up the others. */
const PING_MS = 3000;
/** Docker Desktop takes about a minute to start. */
const START_MS = 180_000;
const BETWEEN_MS = 1000;

type Tried = { engine: ContainerEngine } | { fault: Fault; place: EnginePlace };

/** The engines of this computer, found as the `docker` command finds them, and where it would not look. */
export function createDockerEngines(around: Surroundings): ContainerEngines {
  const find = async (): Promise<ContainerEngine> => {
    const { chosen, unknown, usual } = await enginePlaces(around);
    if (unknown !== undefined) throw noContext(unknown);
    const starter = starterOf(around, chosen)?.name;
    if (chosen) {
      const first = await tryPlace(chosen);
      if ('engine' in first) return first.engine;
      throw chosenDead(first, (await Promise.all(distinct(usual).map(tryPlace))).find(isAlive), starter);
    }
    const tried = await Promise.all(distinct(usual).map(tryPlace));
    const alive = tried.find(isAlive);
    if (alive) return alive.engine;
    throw noneAlive(
      tried.filter((each): each is Dead => !isAlive(each)),
      starter,
    );
  };

  return {
    find,
    async start(signal) {
      const { chosen, unknown } = await enginePlaces(around);
      if (unknown !== undefined) throw noContext(unknown);
      await startInstalled(around, chosen);
      const until = Date.now() + START_MS;
      for (;;) {
        signal.throwIfAborted();
        try {
          await find();
          return;
        } catch (error) {
          if (Date.now() > until) throw error;
          await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
        }
      }
    },
  };
}

const distinct = (places: readonly EnginePlace[]): EnginePlace[] =>
  [...new Map(places.toReversed().map((place) => [place.address, place])).values()].toReversed();

async function tryPlace(place: EnginePlace): Promise<Tried> {
  try {
    const docker = await connect(place);
    await within(PING_MS, (abortSignal) => abortable(docker).ping({ abortSignal }));
    return { engine: createDockerEngine({ docker, ...place }) };
  } catch (thrown) {
    return { fault: engineFault(thrown), place };
  }
}

const isAlive = (tried: Tried): tried is { engine: ContainerEngine } => 'engine' in tried;

type Dead = Exclude<Tried, { engine: ContainerEngine }>;

const problemOf = ({ fault }: Dead): string => {
  if (fault.code === 'engine-forbidden') return 'you may not use it';
  const code = Reflect.get(Object(fault.cause), 'code');
  if (code === 'ENOENT') return 'not there';
  return code === 'ECONNREFUSED' ? 'not running' : 'no answer';
};

const inWords = ({ context, address, problem }: TriedEngine): string => `${context} (${address}): ${problem}`;

const triedOf = (dead: Dead): TriedEngine => ({
  context: dead.place.context,
  address: dead.place.address,
  problem: problemOf(dead),
});

const noContext = (context: string): Fault =>
  new Fault(
    'engine-missing',
    `The Docker context "${context}" was chosen, and there is none of this name.`,
    'Choose one that "docker context ls" lists, with "docker context use" or in DOCKER_CONTEXT.',
    { details: { case: 'context', context } },
  );

/** No other is taken in place of the one a person chose: the stack would be in two places. */
function chosenDead(dead: Dead, other: { engine: ContainerEngine } | undefined, starter: string | undefined): Fault {
  const { context, address } = dead.place;
  const hint = other
    ? `Start that engine; or choose the one that answers at ${other.engine.address}: "docker context use default".`
    : 'Start that engine, or choose another one with "docker context use".';
  const tried = inWords(triedOf(dead));
  const code = dead.fault.code === 'engine-forbidden' ? 'engine-forbidden' : 'engine-missing';
  const facts = { context, address, tried, ...(starter !== undefined && { starter }) };
  return new Fault(code, `The container engine that was chosen does not answer: ${tried}.`, hint, {
    details: { case: 'chosen', ...facts },
    cause: dead.fault,
  });
}

function noneAlive(dead: readonly Dead[], starter: string | undefined): Fault {
  const tried = dead.map(triedOf);
  const forbidden = dead.find(({ fault }) => fault.code === 'engine-forbidden');
  if (forbidden) return forbidden.fault;
  const there = tried.filter(({ problem }) => problem !== 'not there');
  const addresses = there.map(({ context, address }) => `${context} (${address})`).join(', ');
  return new Fault(
    'engine-missing',
    there.length > 0
      ? `No container engine answers: ${there.map(inWords).join('; ')}.`
      : 'No container engine was found on this computer.',
    there.length > 0
      ? 'Start it, then look again.'
      : 'Install and start Docker Desktop, Colima, Rancher Desktop or Podman, then look again.',
    {
      details: {
        ...(there.length > 0 ? ({ case: 'silent', addresses } as const) : ({ case: 'none' } as const)),
        tried: tried.map(inWords).join('; '),
        ...(starter !== undefined && { starter }),
      },
    },
  );
}
