import { digestOf } from '../domain/digest-of.ts';
import { asFault, type Fault } from '../domain/fault.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer, Release } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import { createAnswersWatch } from './answers-watch.ts';
import type { Canaries } from './canary/canaries.ts';
import type { Heed } from './heed.ts';
import { probationOf } from './probation.ts';
import { goBack, rollOut, untilReady } from './roll-out.ts';
import type { Ways } from './ways.ts';
import type { Wish, Wishes } from './wishes.ts';

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
  /** Another version has taken over: its answers are looked at for some minutes more. */
  onProbation(project: string): void;
}

export interface CarryOut {
  /**
   * Has the wish of a project carried out; what answered before is gone back to where that fails. `take`: what somebody else
   * has set, too; `again`: it may have been asked for before.
   */
  carryOut(project: string, control: JobControl, how?: { take?: boolean; again?: boolean }): Promise<void>;
  /** Takes back what was carried out, and waits until the version before answers. */
  takeBack(project: string, wish: Wish, fault: Fault, control: JobControl): Promise<void>;
}

type Back = NonNullable<Wish['previous']>;

export function createCarryOut(parts: CarryOutParts): CarryOut {
  const { wishes, ways, heed, canaries, clock, log, wished, deployerOf, releaseOf } = parts;

  const failure = ({ version }: Wish, fault: Fault): Wish['failed'] => ({
    at: clock.now().toISOString(),
    version,
    fault: fault.toShape(),
  });
  /** Where a change fails or is cancelled, what was wished before is wished again, and asked for. */
  const restore = async (project: string, failed: Wish, asked: boolean, deployer: Deployer, control: JobControl) => {
    const { previous } = failed;
    if (previous) {
      await askAgain(project, failed, previous, deployer, control);
      return;
    }
    if (failed.failed) return wishes.put(project, { ...failed, changing: false });
    // What is there before anything was asked for is another Meadow's.
    if (asked) await deployer.remove(project);
    return wishes.remove(project);
  };
  /** Where the cluster is away, or the engine, the next core sees to it. */
  const askAgain = async (project: string, wish: Wish, back: Back, deployer: Deployer, control: JobControl) => {
    await wishes.put(project, { ...wish, ...back, previous: undefined, probation: undefined, changing: true });
    const release = await releaseOf(project, back);
    await goBack({ deployer, release, control });
    await wishes.note(project, { changing: false });
    return release;
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
          await wishes.put(project, { ...wish, ...previous, previous: undefined, changing: false, tried, failed });
        await heed.tell(project);
        throw thrown;
      });
      const probation = probationOf(wish, clock.now());
      const answers = createAnswersWatch({ deployer, app: project, token: given.token });
      try {
        const release = await releaseOf(project, wish);
        const onAsked = () => {
          asked = true;
        };
        await canaries.makeWay(project, wish.version, deployer);
        await rollOut({
          ...{ deployer, release, before, take, onAsked, control, clock },
          ...(probation && { answers }),
        });
        await wishes.note(project, {
          ...{ changing: false, previous: undefined, failed: undefined, tried: undefined, access },
          probation: probation && { ...probation, usual: answers.before() },
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
      // It answers: whatever is left to do takes nothing of that back.
      const warn = (what: string) => (thrown: unknown) => log.warn(what, { project, thrown });
      if (probation) parts.onProbation(project);
      await deployer.tidy(project).catch(warn('What was left is not removed'));
      await heed.tell(project);
      await canaries.settled(project, wish.version, deployer).catch(warn('A canary that was promoted is still there'));
      await ways.find(project, deployer).catch(warn('No way leads to what is deployed'));
    },
    async takeBack(project, wish, fault, control) {
      const told = { ...wish, tried: wish.version, failed: failure(wish, fault) };
      const deployer = await deployerOf(wish);
      const release = await askAgain(project, told, wish.probation!.back, deployer, control);
      await heed.tell(project);
      await untilReady({ read: () => deployer.read(project), release, before: undefined, control, clock });
    },
  };
}
