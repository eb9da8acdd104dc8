import { isDeepStrictEqual } from 'node:util';
import { digestOf } from '../domain/digest-of.ts';
import { asFault, type Fault } from '../domain/fault.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer, Release } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import { createAnswersWatch } from './answers-watch.ts';
import type { Canaries } from './canary/canaries.ts';
import { takenBack } from './deploy-faults.ts';
import type { Heed } from './heed.ts';
import { probationOf } from './probation.ts';
import { goBack, rollOut, untilReady } from './roll-out.ts';
import type { Ways } from './ways.ts';
import { type Probation, type Settled, settledOf, type Wish, type Wishes } from './wishes.ts';

export interface CarryOutParts {
  wishes: Wishes;
  ways: Pick<Ways, 'find'>;
  heed: Heed;
  canaries: Pick<Canaries, 'makeWay' | 'failed' | 'settled'>;
  clock: Clock;
  log: Log;
  wished(project: string): Promise<Wish>;
  deployerOf(wish: Wish): Promise<Deployer>;
  releaseOf(project: string, wish: Pick<Wish, 'version' | 'replicas' | 'most'>): Promise<Release>;
  access(): Promise<Release['access']>;
  /** Its version is on probation now, or again. */
  onProbation(project: string): void;
}

export interface CarryOut {
  /**
   * Has the wish of a project carried out; what answered before is gone back to where that fails. `take`: what somebody else
   * has set, too; `again`: it may have been asked for before.
   */
  carryOut(project: string, control: JobControl, how?: { take?: boolean; again?: boolean }): Promise<void>;
  /**
   * Takes a version on probation back, and waits until the one before answers; nothing where it is on that probation no more.
   * Throws where that could not be asked for: then it is on probation still.
   */
  takeBack(project: string, judged: Probation, control: JobControl): Promise<void>;
}

export function createCarryOut(parts: CarryOutParts): CarryOut {
  const { wishes, ways, heed, canaries, clock, log, wished, deployerOf, releaseOf } = parts;

  const failure = ({ version }: Pick<Wish, 'version'>, fault: Fault): Wish['failed'] => ({
    at: clock.now().toISOString(),
    version,
    fault: fault.toShape(),
  });
  /** Where a change fails or is cancelled, what was wished before is wished again, and asked for. */
  const restore = async (project: string, failed: Wish, asked: boolean, deployer: Deployer, control: JobControl) => {
    const { previous } = failed;
    if (!previous) {
      if (failed.failed) return wishes.put(project, { ...failed, changing: false });
      // What is there before anything was asked for is another Meadow's.
      if (asked) await deployer.remove(project);
      return wishes.remove(project);
    }
    // Where the cluster is away, or the engine, the next core sees to it.
    await wishes.put(project, { ...failed, ...settledOf(previous), previous: undefined, changing: true });
    await goBack({ deployer, release: await releaseOf(project, previous), control });
    await wishes.note(project, { changing: false });
    if (previous.probation) parts.onProbation(project);
  };
  /** It answers: whatever is left to do takes nothing of that back. */
  const wind = async (project: string, version: string, deployer: Deployer) => {
    const warn = (what: string) => (thrown: unknown) => log.warn(what, { project, thrown });
    await deployer.tidy(project).catch(warn('What was left is not removed'));
    await heed.tell(project);
    await canaries.settled(project, version, deployer).catch(warn('A canary that was promoted is still there'));
    await ways.find(project, deployer).catch(warn('No way leads to what is deployed'));
  };

  return {
    async carryOut(project, control, { take = false, again = false } = {}) {
      let asked = again;
      const given = await parts.access();
      const access = digestOf(given);
      const wish = await wished(project);
      const before = wish.previous?.version;
      const deployer = await deployerOf(wish).catch(async (thrown) => {
        // Nothing was asked for, so what was wished before still answers.
        const { previous, version: tried } = wish;
        const failed = failure(wish, asFault(thrown));
        if (previous)
          await wishes.put(project, {
            ...wish,
            ...settledOf(previous),
            ...{ previous: undefined, changing: false, tried, failed },
          });
        await heed.tell(project);
        throw thrown;
      });
      const begun = probationOf(wish, clock.now());
      const answers =
        begun && createAnswersWatch({ deployer, app: project, token: given.token, version: wish.version });
      try {
        const release = await releaseOf(project, wish);
        const onAsked = () => {
          asked = true;
        };
        await canaries.makeWay(project, wish.version, deployer);
        await rollOut({ deployer, release, before, take, onAsked, control, clock, ...(answers && { answers }) });
        await wishes.note(project, {
          ...{ changing: false, previous: undefined, access },
          // What is only gone back to, by a core that came after, tells on what failed.
          ...(!isGoneBackTo(wish) && { failed: undefined, tried: undefined }),
          ...(begun && answers && { probation: { ...begun, usual: answers.before() } }),
        });
      } catch (thrown) {
        const fault = asFault(thrown);
        // Meadow is ending: the next start carries on.
        if (asFault(control.signal.reason).code === 'closing') throw fault;
        const tried = { ...wish, tried: wish.version };
        const told = control.signal.aborted ? tried : { ...tried, failed: failure(wish, fault) };
        await canaries.failed(project, wish.version, fault);
        if (fault.code === 'rollout-overruled') await wishes.put(project, { ...told, changing: false });
        else
          await restore(project, told, asked, deployer, control).catch((thrown) =>
            log.warn('What answered before could not be asked for again', { project, thrown }),
          );
        await heed.tell(project);
        throw fault;
      }
      if ((await wishes.of(project))?.probation) parts.onProbation(project);
      await wind(project, wish.version, deployer);
    },
    async takeBack(project, judged, control) {
      const wish = await wishes.of(project);
      if (!wish || !isDeepStrictEqual(wish.probation, judged)) return;
      const { back, why = '', told = { case: 'badly' } } = judged;
      const { version: tried } = wish;
      const next: Settled = { ...settledOf(wish), ...back, before: back.before, probation: undefined };
      const deployer = await deployerOf(wish);
      const release = await releaseOf(project, next);
      await canaries.makeWay(project, back.version, deployer);
      await goBack({ deployer, release, control }).catch(async (thrown) => {
        const fault = asFault(thrown);
        // What somebody else has set is theirs: a person decides.
        if (fault.code === 'deploy-conflict')
          await wishes.note(project, { probation: undefined, failed: failure(wish, fault) });
        throw fault;
      });
      const failed = failure(wish, takenBack(tried, { why, told }, back.version));
      await wishes.note(project, { ...next, tried, failed });
      await untilReady({ read: () => deployer.read(project), release, before: undefined, control, clock });
      await wind(project, back.version, deployer);
    },
  };
}

/** A change was not begun by anybody, but what failed is taken back by it. */
const isGoneBackTo = ({ previous, tried, version }: Wish): boolean =>
  previous === undefined && tried !== undefined && tried !== version;
