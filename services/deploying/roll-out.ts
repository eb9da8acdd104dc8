import type { DeployedCopies } from '../../contract/shapes/deployment.ts';
import type { Against } from '../domain/deploying/against.ts';
import { judgeRollout, type RolloutCase } from '../domain/deploying/judge-rollout.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer, Release } from '../ports/deployer.ts';
import type { AnswersWatch } from './answers-watch.ts';
import { takenBack } from './deploy-faults.ts';

export interface RollOutParts {
  deployer: Deployer;
  release: Release;
  /** The version that answered before, for the words of a failure. */
  before: string | undefined;
  /** Sets what somebody else has changed, too. */
  take: boolean;
  /** From here on something may be there that was not. */
  onAsked(): void;
  control: JobControl;
  clock: Clock;
  /** Where what it answers meanwhile is to speak against it. */
  answers?: AnswersWatch;
}

/**
 * Puts a release in place and waits until all its copies answer; those of before answer meanwhile, and where it fails.
 * Throws `rollout-failed` with the reason, `rollout-overruled` where somebody else removed or deployed something meanwhile.
 */
export async function rollOut(parts: RollOutParts): Promise<void> {
  const { deployer, release, take, onAsked, control } = parts;
  await prepare(parts);
  control.signal.throwIfAborted();
  control.report({ stage: 'deploy-apply', done: 0, total: 0 });
  await lookBefore(parts);
  onAsked();
  await deployer.ask(release, { take });
  await untilReady({ ...parts, read: () => deployer.read(release.app) });
}

/** What those before had answered is known before they go; one that does not say so is not waited for. */
async function lookBefore({ deployer, release, answers, clock, control }: RollOutParts): Promise<void> {
  const before = answers && (await deployer.read(release.app));
  if (!before) return;
  const late = new AbortController();
  const patience = clock.sleep(BEFORE_MS, AbortSignal.any([late.signal, control.signal]));
  await Promise.race([answers.look(before), patience]).catch(() => undefined);
  late.abort();
}

const BEFORE_MS = 3000;

/** Asks for the release that answered before. It may never have been put there by this Meadow, so it is prepared too. */
export async function goBack({
  deployer,
  release,
  control,
}: Pick<RollOutParts, 'deployer' | 'release' | 'control'>): Promise<void> {
  // The job may be cancelled: going back is what it then does.
  const calm = { id: control.id, report: control.report, signal: AbortSignal.timeout(BACK_MS) };
  await prepare({ deployer, release, control: calm });
  await deployer.ask(release);
}

export async function prepare({ deployer, release, control }: Pick<RollOutParts, 'deployer' | 'release' | 'control'>) {
  control.report({ stage: 'deploy-build', done: 0, total: 0 });
  await deployer.prepare(release, {
    signal: control.signal,
    onProgress: ({ stage, done, total }) => control.report({ stage: `deploy-${stage}`, done, total }),
  });
}

const BACK_MS = 120_000;

/** Looks on while copies change. A cluster that is away for a while, as while its API server starts anew, is waited for. */
export async function untilReady({
  read,
  release,
  before,
  control,
  clock,
  answers,
}: Omit<RollOutParts, 'deployer' | 'take' | 'onAsked'> & {
  read(): Promise<DeployedCopies | undefined>;
}): Promise<void> {
  const begun = clock.now().getTime();
  let answered = begun;
  let against: Against | undefined;
  let looking = false;
  let looked = begun;
  // Beside the looks at the copies: one that is slow to answer is not waited for.
  const lookAtAnswers = (deployed: DeployedCopies, now: number) => {
    if (!answers || looking || now - looked < ANSWERS_MS) return;
    looking = true;
    looked = now;
    void answers.look(deployed).then(
      (seen) => {
        against ??= seen;
        looking = false;
      },
      () => {
        looking = false;
      },
    );
  };
  while (true) {
    const now = clock.now().getTime();
    const deployed = await read().catch((thrown: unknown) => {
      if (asFault(thrown).code !== 'cluster-gone' || now - answered > AWAY_MS) throw thrown;
      return 'away' as const;
    });
    if (deployed !== 'away') {
      answered = now;
      const verdict = judgeRollout(deployed, release.version, (now - begun) / 1000);
      if (against !== undefined && before !== undefined) throw takenBack(release.version, against, before);
      if (verdict.kind === 'done') return;
      if (verdict.kind === 'failed') throw failed(release.version, verdict, before);
      if (verdict.kind === 'overruled') throw overruled(release.version, verdict.why);
      if (deployed) lookAtAnswers(deployed, now);
      control.report({ stage: 'deploy-wait', done: verdict.ready, total: verdict.total });
    }
    await clock.sleep(LOOK_MS, control.signal);
  }
}

const LOOK_MS = 300;
const ANSWERS_MS = 2000;
const AWAY_MS = 60_000;

const failed = (
  version: string,
  { why, told }: { why: string; told: RolloutCase },
  before: string | undefined,
): Fault =>
  new Fault(
    'rollout-failed',
    `${version} did not get ready: ${why}`,
    before === undefined
      ? 'Look at the pods and their logs, then deploy again.'
      : `Look at the pods and their logs, then deploy again; ${before} answers as before.`,
    { details: { ...told, version, why, before: before ?? '' } },
  );

const overruled = (version: string, why: string): Fault =>
  new Fault(
    'rollout-overruled',
    `${version} was not waited for any longer: ${why}.`,
    'Look at who else deploys here.',
    {
      details: { version, why },
    },
  );
