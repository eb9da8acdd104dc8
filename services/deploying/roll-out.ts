import { judgeRollout } from '../domain/deploying/judge-rollout.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer, Release } from '../ports/deployer.ts';

export interface RollOutParts {
  deployer: Deployer;
  release: Release;
  /** What answered before, to go back to by itself. */
  before: Release | undefined;
  /** Sets what somebody else has changed, too. */
  take: boolean;
  control: JobControl;
  clock: Clock;
}

/**
 * Puts a release in place and waits until all its copies answer. Where they do not, or the job is cancelled, the release
 * before is asked for again; its copies have answered all the time. Throws `rollout-failed` with the reason.
 */
export async function rollOut(parts: RollOutParts): Promise<void> {
  const { deployer, release, control } = parts;
  const { signal } = control;
  control.report({ stage: 'deploy-build', done: 0, total: 0 });
  await deployer.prepare(release, {
    signal,
    onProgress: ({ stage, done, total }) => control.report({ stage: `deploy-${stage}`, done, total }),
  });
  signal.throwIfAborted();
  control.report({ stage: 'deploy-apply', done: 0, total: 0 });
  await deployer.ask(release, { take: parts.take });
  try {
    await untilReady(parts);
  } catch (fault) {
    await goBack(parts);
    throw fault;
  }
}

/** Looks on while copies change. A cluster that is away for a while, as while its API server starts anew, is waited for. */
async function untilReady({ deployer, release, before, control, clock }: RollOutParts): Promise<void> {
  const begun = clock.now().getTime();
  let answered = begun;
  while (true) {
    const now = clock.now().getTime();
    const deployed = await deployer.read(release.app).catch((thrown: unknown) => {
      if (asFault(thrown).code !== 'cluster-gone' || now - answered > AWAY_MS) throw thrown;
      return 'away' as const;
    });
    if (deployed !== 'away') {
      answered = now;
      const verdict = judgeRollout(deployed, release.version, (now - begun) / 1000);
      if (verdict.kind === 'done') return;
      if (verdict.kind === 'failed') throw failed(release.version, verdict.why, before?.version);
      control.report({ stage: 'deploy-wait', done: verdict.ready, total: verdict.total });
    }
    await clock.sleep(LOOK_MS, control.signal);
  }
}

const LOOK_MS = 300;
const AWAY_MS = 60_000;

/** The cluster may be away by now: then the next core that finds it wished for sees to it. */
async function goBack({ deployer, before }: RollOutParts): Promise<void> {
  if (before) await deployer.ask(before, { take: true }).catch(() => undefined);
}

const failed = (version: string, why: string, before: string | undefined): Fault =>
  new Fault(
    'rollout-failed',
    `${version} did not get ready: ${why}`,
    before === undefined
      ? 'Look at the pods and their logs, then deploy again.'
      : `Look at the pods and their logs, then deploy again; ${before} answers as before.`,
    { details: { version, why, before: before ?? '' } },
  );
