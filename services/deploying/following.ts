import { digestOf } from '../domain/digest-of.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Release } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import type { Heed } from './heed.ts';
import type { Wish, Wishes } from './wishes.ts';

export interface ChangeHow {
  /** `deploy-key`: the same version, for the sake of its key. */
  kind?: 'deploy' | 'deploy-key';
  /** A person goes back to it: it is not judged. */
  goesBack?: boolean;
}

export interface FollowingParts {
  wishes: Wishes;
  heed: Heed;
  jobs: Pick<Jobs, 'watch'>;
  log: Log;
  /** The change of a project's deployment that goes on. */
  jobOf(project: string): string | undefined;
  /** Throws `not-found` where the project has no live version. */
  liveVersion(project: string): Promise<string>;
  access(): Promise<Release['access']>;
  toVersion(project: string, version: string, how?: ChangeHow): Promise<unknown>;
}

/** Keeps what is deployed as things are elsewhere: of the version that is live, and asked by the key that holds. */
export interface Following {
  /** Another version of the project is live; `goesBack`: a person went back to it. */
  wentLive(project: string, goesBack?: boolean): Promise<void>;
  /**
   * Something of a project's records may have changed, or the API's key, of all that are deployed where none is named:
   * follows what others made live, but for what was tried before, has copies asked by the key that holds, and tells the
   * stack how it stands.
   */
  look(project?: string): Promise<void>;
}

export function createFollowing(parts: FollowingParts): Following {
  const { wishes, heed, jobs, log, jobOf, toVersion } = parts;

  const follow = async (project: string, goesBack: boolean) => {
    if (!(await wishes.of(project))?.follows) return;
    const job = jobOf(project);
    if (job !== undefined) for await (const _ of jobs.watch(job));
    const live = await parts.liveVersion(project).catch(() => undefined);
    const now = await wishes.of(project);
    if (live === undefined || !now?.follows || now.version === live) return;
    await toVersion(project, live, { goesBack });
  };
  const wentLive = (project: string, goesBack = false) =>
    follow(project, goesBack).catch((thrown) => log.warn('The live version is not deployed', { project, thrown }));
  /** Copies are told by which key to be asked when they start: where it was renewed, others take their place. */
  const giveKey = async (project: string, { access: told, version, failed }: Wish) => {
    const access = digestOf(await parts.access());
    if (told === undefined) return wishes.note(project, { access });
    // What failed once is left to a person, who is told.
    if (told !== access && failed?.version !== version) await toVersion(project, version, { kind: 'deploy-key' });
  };
  const lookAt = async (project: string) => {
    const known = await wishes.of(project);
    if (known?.follows && jobOf(project) === undefined) {
      const live = await parts.liveVersion(project).catch(() => undefined);
      // What was tried is tried again once another version was live in between.
      if (known.tried !== undefined && live === known.version) await wishes.note(project, { tried: undefined });
      if (live !== undefined && live !== known.version && live !== known.tried) await wentLive(project);
    }
    if (known && !known.changing && jobOf(project) === undefined) await giveKey(project, known);
    await heed.tell(project);
  };

  return {
    wentLive,
    async look(project) {
      const all = project === undefined ? Object.keys(await wishes.all()) : [project];
      for (const one of all) await lookAt(one);
    },
  };
}
