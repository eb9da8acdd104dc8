import { judgeStack, type ServiceCase } from '../../domain/deploying/judge-stack.ts';
import { asFault, Fault } from '../../domain/fault.ts';
import type { JobControl } from '../../jobs/jobs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClusterStacks } from '../../ports/cluster-stack.ts';

const LOOK_MS = 1000;
/** A cluster may be away for a while, as while its API server starts anew. */
const AWAY_S = 120;

/** Looks on while services get ready. Throws `service-failed` where they will not, `cluster-gone` where it stays away. */
export async function waitForStack(cluster: ClusterStacks, control: JobControl, clock: Clock): Promise<void> {
  const since = new Map<string, number>();
  const now = () => clock.now().getTime() / 1000;
  let most = 0;
  let moved = now();
  let answered = now();
  while (true) {
    const there = await cluster.read().catch((thrown: unknown) => {
      if (asFault(thrown).code !== 'cluster-gone' || now() - answered > AWAY_S) throw thrown;
      return 'away' as const;
    });
    if (there !== 'away') {
      answered = now();
      const services = there?.services ?? [];
      for (const { name, trouble } of services)
        if (!trouble) since.delete(name);
        else if (!since.has(name)) since.set(name, now());
      const troubled = new Map([...since].map(([name, from]) => [name, now() - from]));
      const verdict = judgeStack(services, { troubled, still: now() - moved });
      if (verdict.kind === 'done') return;
      if (verdict.kind === 'failed') throw failed(verdict);
      if (verdict.ready > most) moved = now();
      most = Math.max(most, verdict.ready);
      control.report({ stage: 'every-wait', done: verdict.ready, total: verdict.total });
    }
    await clock.sleep(LOOK_MS, control.signal);
  }
}

const failed = ({ service, why, told }: { service: string; why: string; told: ServiceCase }): Fault =>
  new Fault(
    'service-failed',
    `${service} did not get ready: ${why}`,
    'Mend that, then bring it up again: it goes on from where it stands.',
    { details: { ...told, service, why } },
  );
