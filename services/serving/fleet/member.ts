import { isDeepStrictEqual } from 'node:util';
import PQueue from 'p-queue';
import type { FaultShape } from '../../../contract/errors.ts';
import { asFault, type Fault } from '../../domain/fault.ts';
import type { Replica } from '../../domain/stack/choose-replica.ts';
import type { PredictorHealth, RemotePredictor } from '../../ports/predictor.ts';
import { createJournalReader, type JournalParts } from '../journal-reader.ts';
import { atMost } from './at-most.ts';
import type { ReplicaFacts } from './fleet-state.ts';
import type { Orders } from './orders.ts';

/** What it is to be told, as that is when its turn comes. */
export type Now = () => Orders | undefined;

/** A replica, as long as the network's name leads to it. */
export interface Member extends Replica {
  readonly facts: ReplicaFacts;
  /** Asks how it is, and gives it its orders where it was started anew or they are others now. Never throws. */
  look(orders: Now): Promise<void>;
  /** Gives it its orders. Never throws: what went wrong is in the facts. */
  tell(orders: Now): Promise<void>;
  /** Has it make ready for them. Never throws. */
  stage(orders: Now, mark: string): Promise<void>;
  /** Asks it something, unless it is found to be gone meanwhile: throws `predictor-down` then. */
  ask<T>(work: (predictor: RemotePredictor, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Reads the rest of its journal, where it still answers. */
  finish(): Promise<void>;
  /** Leaves it alone. */
  leave(): void;
}

/** Milliseconds it has to say how it is. Its threads work apart from what answers this. */
const PROBE_MS = 2000;
/** Probes that must fail before what was asked of it is given up: one may be lost while a machine is busy. */
const LOST = 2;
/** An order that was refused is given again after so long: what was missing may be there. */
const AGAIN_MS = 30_000;
const FINISH_MS = 2000;

export function createMember(address: string, predictor: RemotePredictor, journaling: JournalParts): Member {
  const turns = new PQueue({ concurrency: 1 });
  const left = new AbortController();
  const journal = createJournalReader(predictor, journaling);
  let lost = new AbortController();
  let misses = 0;
  let health: PredictorHealth | undefined;
  let fault: FaultShape | undefined;
  let told: { boot: string; orders: Orders; refusedAt?: number } | undefined;
  /** The start of it that took orders. */
  let serves: string | undefined;
  void journal.follow(left.signal);

  const isTold = (boot: string, orders: Orders) => {
    if (told?.boot !== boot || !isDeepStrictEqual(told.orders, orders)) return false;
    return told.refusedAt === undefined || journaling.clock.now().getTime() - told.refusedAt < AGAIN_MS;
  };
  const give = async (orders: Orders) => {
    const { signal } = lost;
    try {
      await predictor.admit(orders.access, signal);
      health = await predictor.serve(orders.shelf, signal);
      fault = undefined;
      told = { boot: health.boot, orders };
      serves = health.boot;
      member.ready = health.ready;
    } catch (error) {
      // Then it is gone, and looked at again.
      if (signal.aborted || asFault(error).code === 'predictor-down') throw error;
      await noteRefusal(asFault(error), orders);
    }
  };
  /** It answers on with what it had, where it was told anything before. */
  const noteRefusal = async (why: Fault, orders: Orders) => {
    fault = why.toShape();
    journaling.log.warn('A replica did not take its orders', {
      replica: address,
      code: why.code,
      message: why.message,
    });
    health = await predictor.health(AbortSignal.timeout(PROBE_MS));
    member.ready = health.ready && serves === health.boot;
    told = { boot: health.boot, orders, refusedAt: journaling.clock.now().getTime() };
  };
  const gone = () => {
    member.ready = false;
    health = undefined;
    misses += 1;
    if (misses < LOST) return;
    lost.abort();
    lost = new AbortController();
  };
  const tell = (orders: Now) =>
    turns.add(async () => {
      const now = orders();
      if (now) await give(now).catch(gone);
    });

  const member: Member = {
    address,
    ready: false,
    connections: 0,
    get facts() {
      return { name: address, ready: member.ready, health, fault };
    },
    async look(orders) {
      try {
        const now = await predictor.health(AbortSignal.timeout(PROBE_MS));
        misses = 0;
        health = now;
        member.ready = now.ready && serves === now.boot;
        const wanted = orders();
        if (wanted && !isTold(now.boot, wanted) && turns.pending === 0) await tell(orders);
      } catch {
        gone();
      }
    },
    tell,
    stage: (orders, mark) =>
      turns.add(async () => {
        const now = orders();
        if (now) await predictor.stage(now.shelf, mark, lost.signal).catch(() => undefined);
      }),
    async ask(work) {
      member.connections += 1;
      try {
        return await work(predictor, lost.signal);
      } finally {
        member.connections -= 1;
      }
    },
    async finish() {
      left.abort();
      await atMost(journaling.clock, FINISH_MS, journal.finish());
    },
    leave() {
      left.abort();
      lost.abort();
      void predictor.close();
    },
  };
  return member;
}
