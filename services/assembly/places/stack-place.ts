import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { homeLayout } from '../../adapters/local/home.ts';
import { writeAtomically } from '../../adapters/local/write-atomically.ts';
import { asFault, Fault } from '../../domain/fault.ts';
import { addressFiles, recordAddresses } from '../../domain/stack/record-addresses.ts';
import type { Starter } from '../../models/models.ts';
import type { RecordPlace } from '../../stack/read-record-place.ts';
import { createClosing } from '../closing.ts';
import { followRecords } from '../follow-records.ts';
import { layGround } from '../ground.ts';
import { joinProjectFeatures } from '../join-features.ts';
import type { Joined } from '../joined.ts';
import type { Machine } from '../machine.ts';
import type { StackRecords } from '../stack-records.ts';
import { followChosen, tellChosen } from './follow-chosen.ts';
import type { OpenPlace } from './open-places.ts';

/** The stack as a place for projects, as a laptop's core sees it: opened when it is needed, and again when it was away. */
export interface StackPlace {
  /** Throws why it cannot be reached, soon. */
  reach(): Promise<OpenPlace & { records: StackRecords }>;
  /** A call found it away: whether it is gets looked at now. */
  doubt(): Promise<void>;
  close(): Promise<void>;
}

export interface StackPlaceParts {
  machine: Machine;
  starter: Starter;
  /** The features of the laptop, of which some are the computer's. */
  joined: Joined;
}

/** What failed is not tried again at once: many ask at the same time. */
const AGAIN_MS = 3000;
/** Between two looks whether it is there, while a project is in it. */
const LOOK_MS = 5000;

export function createStackPlace({ machine, starter, joined }: StackPlaceParts): StackPlace {
  const { home, clock, log, emit, opened, places } = machine;
  const at = join(homeLayout(home).fromStack, 'at');
  type Opened = Awaited<ReturnType<typeof open>>;
  let current: Opened | undefined;
  let opening: Promise<Opened> | undefined;
  let failed: { at: number; fault: Fault } | undefined;
  /** Why what is open cannot be used now: it stays open, for work that goes on when the stack is back. */
  let absent: Fault | undefined;
  const ended = new AbortController();

  /** Opens what is where the files say; nothing is left open where that fails. */
  const open = async () => {
    const closing = createClosing();
    try {
      const { openStackRecords } = await import('../stack-records.ts');
      const records = await openStackRecords({ at, home: homeLayout(home), log });
      closing.defer(records.close);
      const ground = layGround(machine, { place: 'stack', records, recordsAt: at, closing });
      const features = joinProjectFeatures(ground, joined, starter);
      await features.models.begin();
      await features.training.begin();
      followRecords(ground, features);
      return { ground, joined: features, records, closing };
    } catch (thrown) {
      await closing.close().catch(() => undefined);
      throw thrown;
    }
  };
  /** What of the stack that runs is elsewhere than was known, which is written down then. */
  const findAnew = async (): Promise<Moved> => {
    const place = await joined.stack.recordPlace();
    const moved = whatMoved(place, await readPlace(at));
    if (moved === undefined) return undefined;
    for (const [name, text] of Object.entries(place)) await writeAtomically(join(at, name), Buffer.from(text));
    return moved;
  };
  const openAnywhere = async () => {
    const known = (await readPlace(at)) !== undefined;
    try {
      if (!known) await findAnew();
      return await open();
    } catch (thrown) {
      const fault = asFault(thrown);
      if (!known || !MAY_HAVE_MOVED.has(fault.code) || !(await findAnew())) throw thrown;
      return open();
    }
  };
  const reach = async (): Promise<Opened> => {
    if (current && absent) throw absent;
    if (current) return current;
    if (failed && performance.now() - failed.at < AGAIN_MS) throw failed.fault;
    opening ??= openAnywhere()
      .then(
        (place) => {
          current = place;
          failed = undefined;
          opened.open(place);
          void tellChosen(machine);
          emit({ type: 'records.changed', place: 'stack' });
          return place;
        },
        (thrown: unknown) => {
          failed = { at: performance.now(), fault: away(asFault(thrown)) };
          throw failed.fault;
        },
      )
      .finally(() => {
        opening = undefined;
      });
    return opening;
  };
  const leave = async () => {
    const place = current;
    current = undefined;
    absent = undefined;
    opened.close('stack');
    await place?.closing.close();
  };
  /** Asks it something small: notes whether it is away, and opens it anew where its services are others now. */
  const look = async () => {
    if (!current) return void (await reach());
    const before = absent;
    absent = await current.ground.catalog.settings.get('places').then(
      () => undefined,
      async (thrown: unknown) => {
        const fault = asFault(thrown);
        if (!MAY_HAVE_MOVED.has(fault.code)) return undefined;
        const moved = await findAnew().catch(asFault);
        if (moved === 'records') await leave();
        return moved instanceof Fault ? away(moved) : moved === 'records' ? undefined : away(fault);
      },
    );
    if (Boolean(before) !== Boolean(absent)) emit({ type: 'records.changed', place: 'stack' });
  };
  const follow = async () => {
    while (!ended.signal.aborted) {
      if ((await places.inStack()).size > 0)
        await look().catch((thrown: unknown) => log.debug('The stack does not answer', { thrown }));
      await clock.sleep(LOOK_MS, ended.signal).catch(() => undefined);
    }
  };
  /** Airflow may move alone; its address is read for each run, and nobody asks it all the while. */
  const followMoves = async () => {
    for await (const { type } of machine.events.subscribe(ended.signal)) {
      if (type !== 'stack.changed' || !current) continue;
      const moved = await findAnew().catch(() => undefined);
      if (moved === 'records') await leave();
    }
  };
  const following = machine.open
    ? Promise.all([follow(), followMoves(), followChosen(machine, ended.signal)])
    : Promise.resolve();

  return {
    reach,
    doubt: look,
    async close() {
      ended.abort();
      await following.catch(() => undefined);
      await opening?.catch(() => undefined);
      await leave();
    },
  };
}

/** What is said where nobody answers at an address that was good before. */
export const MAY_HAVE_MOVED: ReadonlySet<string> = new Set(['store-unreachable', 'store-refused']);

async function readPlace(at: string): Promise<RecordPlace | undefined> {
  const names = Object.values(addressFiles);
  // Of a stack without Airflow, and of one that an older Meadow knew, there is no password for it.
  const missing = (name: string) => (name === addressFiles.airflowPassword ? '' : undefined);
  const texts = await Promise.all(names.map((name) => readFile(join(at, name), 'utf8').catch(() => missing(name))));
  if (texts.includes(undefined)) return undefined;
  return Object.fromEntries(names.map((name, i) => [name, texts[i]])) as RecordPlace;
}

/** The records, which are opened anew then, or Airflow alone. */
type Moved = 'records' | 'airflow' | undefined;

export function whatMoved(now: RecordPlace, before: RecordPlace | undefined): Moved {
  const changed = Object.values(addressFiles).filter((name) => before?.[name] !== now[name]);
  if (changed.length === 0) return undefined;
  const ofRecords = changed.filter((name) => name !== addressFiles.airflowPassword);
  const others = (place: RecordPlace) => {
    const { airflow: _, ...rest } = recordAddresses.parse(JSON.parse(place[addressFiles.addresses]));
    return JSON.stringify(rest);
  };
  if (ofRecords.length === 0) return 'airflow';
  const [only] = ofRecords;
  const alone = before && ofRecords.length === 1 && only === addressFiles.addresses && others(before) === others(now);
  return alone ? 'airflow' : 'records';
}

/** For a person it is one thing: what is in the stack cannot be reached. */
function away(fault: Fault): Fault {
  if (fault.code === 'stack-off') return fault;
  return new Fault(
    'stack-off',
    'The stack does not answer.',
    'Start it on the Stack page, or with "meadow stack up".',
    { details: { case: 'silent', reason: fault.message }, cause: fault },
  );
}
