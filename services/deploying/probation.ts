import { judgeRollout } from '../domain/deploying/judge-rollout.ts';
import { asFault, type Fault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer, Release } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import { type AnswersWatch, createAnswersWatch } from './answers-watch.ts';
import { takenBack } from './deploy-faults.ts';
import type { Wish, Wishes } from './wishes.ts';

export interface ProbationParts {
  wishes: Pick<Wishes, 'all' | 'of' | 'note'>;
  clock: Clock;
  log: Log;
  deployerOf(wish: Wish): Promise<Deployer>;
  access(): Promise<Release['access']>;
  isChanging(project: string): boolean;
  /** Throws where it cannot be done now: it is tried again at the next look. */
  takeBack(project: string, wish: Wish, fault: Fault): Promise<void>;
  /** Something of it is other than before. */
  tell(project: string): void;
}

/** The first minutes of a version that took another's place: it goes back by itself where its copies fail. */
export interface Probation {
  watch(project: string): void;
  /** Goes on with those that a core which ended was watching. */
  begin(): Promise<void>;
  close(): void;
}

const MINUTES = 5;
const LOOK_MS = 2000;

/**
 * How a version that takes another's place is to be watched. Nothing before it leaves nothing to go back to, and what was
 * gone back to is not taken back again.
 */
export function probationOf({ version, previous }: Wish, now: Date): Wish['probation'] {
  if (!previous || previous.version === version || previous.before === version) return undefined;
  const until = new Date(now.getTime() + MINUTES * 60_000).toISOString();
  return { until, back: previous, usual: { asked: 0, errors: 0 } };
}

export function createProbation(parts: ProbationParts): Probation {
  const { wishes, clock, log, tell } = parts;
  const watching = new Map<string, AbortController>();

  const follow = async (project: string, { signal }: AbortController) => {
    let answers: AnswersWatch | undefined;
    let unready = clock.now().getTime();
    while (!signal.aborted) {
      const wish = await wishes.of(project);
      if (!wish?.probation) return;
      if (clock.now().toISOString() >= wish.probation.until) {
        await wishes.note(project, { probation: undefined });
        return tell(project);
      }
      try {
        const deployer = await parts.deployerOf(wish);
        const { token } = await parts.access();
        answers ??= createAnswersWatch({ deployer, app: project, token }, wish.probation.usual);
        const deployed = await deployer.read(project);
        const readiness = judgeRollout(deployed, wish.version, (clock.now().getTime() - unready) / 1000);
        if (readiness.kind === 'done') unready = clock.now().getTime();
        // What somebody else put there is theirs to judge.
        if (readiness.kind === 'overruled' || !deployed) continue;
        const why = readiness.kind === 'failed' ? readiness.why : await answers.look(deployed);
        if (why === undefined || signal.aborted || parts.isChanging(project)) continue;
        await parts.takeBack(project, wish, takenBack(wish.version, why, wish.probation.back.version));
        return;
      } catch (thrown) {
        log.debug('A version on probation could not be looked at', { project, fault: asFault(thrown).code });
      } finally {
        await clock.sleep(LOOK_MS, signal).catch(() => undefined);
      }
    }
  };
  const watch = (project: string) => {
    watching.get(project)?.abort();
    const watcher = new AbortController();
    watching.set(project, watcher);
    void follow(project, watcher)
      .catch((thrown) => log.warn('A version on probation is not watched any more', { project, thrown }))
      .finally(() => watching.get(project) === watcher && watching.delete(project));
  };

  return {
    watch,
    async begin() {
      for (const [project, { probation }] of Object.entries(await wishes.all())) if (probation) watch(project);
    },
    close() {
      for (const watcher of watching.values()) watcher.abort();
    },
  };
}
