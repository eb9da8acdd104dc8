import { asFault } from '../domain/fault.ts';
import type { Log } from '../ports/log.ts';
import type { DesiredStates } from '../steps/desired-state.ts';
import { answerTo } from './answer-to.ts';
import type { Wish, Wishes } from './wishes.ts';

export interface HeedParts {
  wishes: Pick<Wishes, 'of'>;
  /** Where trainings in the stack say what they want; none where the project is not there, or the stack is away. */
  desired(project: string): Promise<DesiredStates | undefined>;
  /** This Meadow, by a name that stays, and who works with it. */
  self(): Promise<{ meadow: string; by: string }>;
  log: Log;
}

/** Tells the stack that this Meadow deploys a project, and what came of what is wanted there. */
export interface Heed {
  /** Says whether it does, and answers. Never throws: what cannot be said now is said at the next look. */
  tell(project: string): Promise<void>;
}

export function createHeed({ wishes, desired, self, log }: HeedParts): Heed {
  const tell = async (project: string) => {
    const there = await desired(project);
    if (!there) return;
    const [wish, { meadow, by }] = await Promise.all([wishes.of(project), self()]);
    await there.attend(project, meadow, whereOf(wish, by));
    const wanted = whereOf(wish, by) && (await there.wanted(project));
    const answer = wish && wanted && answerTo(wanted, wish);
    if (answer) await there.answer(project, meadow, answer);
  };
  return {
    tell: (project) =>
      tell(project).catch((thrown) =>
        log.debug('What is deployed could not be told to the stack', { project, fault: asFault(thrown).code }),
      ),
  };
}

/** Only what stays when this Meadow ends, and follows the live version, is worth waiting for. */
function whereOf(wish: Wish | undefined, by: string): { where: string; by: string } | undefined {
  return wish?.follows && wish.target.kind === 'kubernetes' ? { where: wish.target.context, by } : undefined;
}
