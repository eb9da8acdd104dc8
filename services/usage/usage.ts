import { availableParallelism, freemem, totalmem } from 'node:os';
import type { Handlers } from '../../contract/handlers.ts';
import type { UsageNow, usage } from '../../contract/usage.ts';

type Program = UsageNow['programs'][number]['program'];

export interface UsageParts {
  /** Meadow's programs that run now, besides this one. */
  running(): readonly { program: Program; pid: number }[];
  /** Bytes a process has in memory; undefined where the system does not tell. */
  memoryOf(pid: number): Promise<number | undefined>;
}

/** What Meadow takes of this computer now. */
export const createUsage = ({ running, memoryOf }: UsageParts): Handlers<typeof usage> => ({
  async now() {
    const others = await Promise.all(
      running().map(async ({ program, pid }) => ({ program, pid, memory: await memoryOf(pid) })),
    );
    const known = others.flatMap(({ memory, ...each }) => (memory === undefined ? [] : [{ ...each, memory }]));
    const core = { program: 'core', pid: process.pid, memory: process.memoryUsage.rss() } as const;
    return { total: totalmem(), free: freemem(), cores: availableParallelism(), programs: [core, ...known] };
  },
});
