import { randomUUID } from 'node:crypto';
import { asFault, Fault } from '../../domain/fault.ts';
import { replicasOf } from '../../domain/stack/choose-replica.ts';
import type { LiveWord } from '../../ports/live-word.ts';
import type { RemotePredictor } from '../../ports/predictor.ts';
import type { Crew } from '../crew.ts';
import type { JournalParts } from '../journal-reader.ts';
import type { ServingFactsHolder } from '../serving-facts.ts';
import { atMost, within } from './at-most.ts';
import { createFleetPredictor } from './fleet-predictor.ts';
import { type FleetFacts, fleetStateOf, noReplica } from './fleet-state.ts';
import { createMember, type Member } from './member.ts';
import { holdOrders, type OrdersParts } from './orders.ts';

export interface FleetParts extends JournalParts, Pick<OrdersParts, 'shelf' | 'liveMark'> {
  facts: ServingFactsHolder;
  /** Where others ask. */
  address: string;
  /** The addresses of the replicas there are; none where the name leads nowhere. */
  lookUp(): Promise<string[]>;
  connect(address: string): RemotePredictor;
  /** Calls `seen` where another core may have changed what is live. */
  watch(seen: () => void, signal: AbortSignal): void;
  /** Reaches all replicas at once. */
  word: Pick<LiveWord, 'give'>;
}

/** Milliseconds between two looks at which replicas there are, and how they are; and at least, however much happens. */
const BETWEEN_MS = 1300;
const LEAST_MS = 200;
/** For a moment's work: a name, how a replica is. */
const SOON_MS = 3000;
/** How long those who follow a new version wait for a replica that is slow: it is told when it can be. */
const STAGE_MS = 1500;
const TELL_MS = 2500;

/** The replicas of the stack: found by the network's name, told what to serve, and read off what they were asked. */
export function createFleet(parts: FleetParts): Crew {
  const { facts, clock, log, word } = parts;
  const orders = holdOrders({ ...parts, access: facts.access });
  const predictor = createFleetPredictor(() => members);
  const end = new AbortController();
  let members: Member[] = [];
  let looked = false;
  let since: Date | undefined;
  let following: Promise<void> = Promise.resolve();
  let hurry = Promise.withResolvers<void>();

  const state = (): FleetFacts => ({
    looked,
    replicas: members.map((member) => member.facts),
    since,
    absent: orders.now?.shelf.absent,
    address: parts.address,
  });
  const note = async () => {
    since = members.some(({ ready }) => ready) ? (since ?? clock.now()) : undefined;
    await facts.note();
  };
  const findMembers = async () => {
    const known = members;
    const addresses = await within(clock, SOON_MS, parts.lookUp()).catch(() => known.map(({ address }) => address));
    const names = replicasOf(addresses, known).map(({ address }) => address);
    // One that is ending has left the name already, and still has a journal.
    const staying = known.filter(({ address, facts: { health } }) => names.includes(address) || health);
    for (const member of known) if (!staying.includes(member)) member.leave();
    const fresh = names.filter((name) => !known.some(({ address }) => address === name));
    members = [...staying, ...fresh.map((address) => createMember(address, parts.connect(address), parts))];
  };
  /** All make ready, then all turn at once by the word; each is told by itself too, as it may not have heard. */
  const turn = async () => {
    const mark = randomUUID();
    const there = members.filter(({ ready }) => ready);
    const now = () => orders.now;
    await atMost(clock, STAGE_MS, Promise.all(there.map((member) => member.stage(now, mark))));
    await word.give(mark);
    await atMost(clock, TELL_MS, Promise.all(there.map((member) => member.tell(now))));
  };
  const lookOnce = async () => {
    await findMembers();
    if (await orders.renew(false)) await turn();
    await atMost(clock, SOON_MS, Promise.all(members.map((member) => member.look(() => orders.now))));
    looked = true;
    await note();
  };
  let under: Promise<void> | undefined;
  /** One at a time, whoever wants to know. */
  const look = () => {
    under ??= lookOnce().finally(() => {
      under = undefined;
    });
    return under;
  };
  const follow = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await look().catch((error: unknown) => log.error('The replicas could not be looked at', { error }));
      const pause = new AbortController();
      void hurry.promise.then(() => pause.abort());
      await clock.sleep(LEAST_MS, signal).catch(() => undefined);
      await clock.sleep(BETWEEN_MS, AbortSignal.any([signal, pause.signal])).catch(() => undefined);
      hurry = Promise.withResolvers();
    }
  };
  const told = async (fresh: boolean) => {
    if (await orders.renew(fresh)) await turn();
    // Who looked at the same moment tells them already.
    else await under;
    await note();
  };

  return {
    predictor,
    state: (known) => fleetStateOf(known, state()),
    start() {
      parts.watch(() => hurry.resolve(), end.signal);
      following = follow(end.signal);
    },
    async ready() {
      await look();
      if (!members.some(({ ready }) => ready)) throw noReplica();
    },
    async stop() {
      end.abort();
      await following;
      await Promise.all(members.map((member) => member.finish()));
      for (const member of members) member.leave();
      members = [];
    },
    restart: look,
    serve: () => told(true),
    admit: () => told(false),
    async verify(model) {
      await predictor
        .ask((one) => one.verify(model))
        .catch((error: unknown) => {
          if (asFault(error).code !== 'replicas-down') throw error;
        });
    },
    checkPort: () => Promise.reject(portOfStack()),
  };
}

function portOfStack(): Fault {
  return new Fault(
    'bad-request',
    'The port of the API in the stack is not set here.',
    'Set it on the Stack page of the computer that runs the stack.',
    { details: { case: 'stack-port' } },
  );
}
