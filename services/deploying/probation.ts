import type { Against } from '../domain/deploying/against.ts';
import { type Ailment, ailmentOf, isLasting } from '../domain/deploying/judge-standing.ts';
import { asFault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer, Release } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import { type AnswersWatch, createAnswersWatch } from './answers-watch.ts';
import type { Probation, Wish, Wishes } from './wishes.ts';

export interface ProbationParts {
  wishes: Pick<Wishes, 'all' | 'of' | 'note'>;
  clock: Clock;
  log: Log;
  /** False for a command that ends soon: the next core that stays open watches. */
  open: boolean;
  deployerOf(wish: Wish): Promise<Deployer>;
  access(): Promise<Release['access']>;
  isChanging(project: string): boolean;
  /** Resolves when it is done or has failed: then it is on probation still, and tried again. */
  takeBack(project: string, judged: Probation): Promise<void>;
  /** Something of it is other than before. */
  tell(project: string): void;
}

/** The first minutes of a version that took another's place: it goes back by itself where its copies fail. */
export interface ProbationWatch {
  watch(project: string): void;
  /** Goes on with those that a core which ended was watching. */
  begin(): Promise<void>;
  close(): void;
}

const MINUTES = 5;
const LOOK_MS = 2000;
/** Until taking back is tried again where it failed. */
const AGAIN_MS = 15_000;
/** After a look that is so much later than the one before, the computer slept: nothing is known of the time between. */
const GAP_MS = 15_000;

/**
 * How a version that takes another's place is to be watched. Nothing before it leaves nothing to go back to, and what a
 * person goes back to is not taken back again.
 */
export function probationOf({ version, previous, goesBack }: Wish, now: Date): Probation | undefined {
  if (!previous || previous.version === version || goesBack) return undefined;
  const until = new Date(now.getTime() + MINUTES * 60_000).toISOString();
  const { follows, before } = previous;
  return { until, back: { version: previous.version, follows, before }, usual: { asked: 0, errors: 0 } };
}

export function createProbation(parts: ProbationParts): ProbationWatch {
  const { wishes, clock, log, tell } = parts;
  const watching = new Map<string, AbortController>();
  const now = () => clock.now().getTime();

  /** Why a version is to be taken back now; its looks know what was before. */
  const createLooks = () => {
    let answers: { of: string; watch: AnswersWatch } | undefined;
    let ill: (Ailment & { since: number }) | undefined;
    let last = now();
    return async (project: string, wish: Wish & { probation: Probation }): Promise<Against | undefined> => {
      const slept = now() - last > GAP_MS;
      last = now();
      const deployer = await parts.deployerOf(wish);
      const deployed = await deployer.read(project);
      // What somebody else put there is theirs to judge.
      if (deployed?.version !== wish.version) return undefined;
      const ailment = ailmentOf(deployed);
      if (!ailment) ill = undefined;
      else if (slept || ill?.kind !== ailment.kind) ill = { ...ailment, since: now() };
      if (ailment && ill && isLasting(ailment, (now() - ill.since) / 1000))
        return { why: ailment.why, told: ailment.told };
      if (answers?.of !== wish.probation.until) {
        const { token } = await parts.access();
        const { usual } = wish.probation;
        const watch = createAnswersWatch({ deployer, app: project, token, version: wish.version, usual });
        answers = { of: wish.probation.until, watch };
      }
      return answers.watch.look(deployed);
    };
  };

  const follow = async (project: string, signal: AbortSignal) => {
    const look = createLooks();
    while (!signal.aborted) {
      const wish = await wishes.of(project);
      if (!wish?.probation) return;
      const { probation } = wish;
      if (!parts.isChanging(project)) {
        try {
          const against = known(probation) ?? (await look(project, { ...wish, probation }));
          if (against) await decide(project, probation, against);
        } catch (thrown) {
          log.debug('A version on probation could not be looked at', { project, fault: asFault(thrown).code });
        }
        if (await isOver(project)) return;
      }
      const failing = (await wishes.of(project))?.probation?.why !== undefined;
      await clock.sleep(failing ? AGAIN_MS : LOOK_MS, signal).catch(() => undefined);
    }
  };
  /** Kept first, so that the next core does it where this one dies. */
  const decide = async (project: string, seen: Probation, against: Against) => {
    const current = (await wishes.of(project))?.probation;
    // A person changed it while it was looked at.
    if (parts.isChanging(project) || current?.until !== seen.until) return;
    const judged = { ...current, ...against };
    await wishes.note(project, { probation: judged });
    await parts.takeBack(project, judged);
  };
  const isOver = async (project: string): Promise<boolean> => {
    const probation = (await wishes.of(project))?.probation;
    if (!probation) return true;
    if (probation.why !== undefined || clock.now().toISOString() < probation.until) return false;
    await wishes.note(project, { probation: undefined });
    tell(project);
    return true;
  };
  const watch = (project: string) => {
    if (!parts.open) return;
    watching.get(project)?.abort();
    const watcher = new AbortController();
    watching.set(project, watcher);
    void follow(project, watcher.signal).catch((thrown) =>
      log.warn('A version on probation is not watched any more', { project, thrown }),
    );
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

/** What was judged already, by this core or one before. */
const known = ({ why, told = { case: 'badly' } }: Probation): Against | undefined =>
  why === undefined ? undefined : { why, told };
