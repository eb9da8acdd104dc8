import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveWindow } from './run-meadow.ts';
import { percent, say, table } from './table.ts';

const PORT = 8525;
/** Until the predictor is ready and nothing is left of the start. */
const SETTLE_MS = 30_000;
const WATCH_MS = 60_000;
/** How often Linux counts a process's time, a second. */
const TICKS = 100;

interface Taken {
  megabytes: number;
  /** Seconds of one core since it started. */
  cpu: number;
}

/** A process and all that it started, on Linux. */
async function taken(pid: number): Promise<Taken> {
  const [stat, rollup, tasks] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/smaps_rollup`, 'utf8'),
    readdir(`/proc/${pid}/task`),
  ]);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // What processes share counts once among them.
  const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1]);
  const own = { megabytes: kilobytes / 1000, cpu: (Number(fields[11]) + Number(fields[12])) / TICKS };
  const children = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  );
  const below = await Promise.all(children.join(' ').split(' ').filter(Boolean).map(Number).map(taken));
  return below.reduce((sum, { megabytes, cpu }) => ({ megabytes: sum.megabytes + megabytes, cpu: sum.cpu + cpu }), own);
}

/** What Meadow takes while nobody asks anything, beside a Node that does nothing, in the same minute. */
export async function idle(): Promise<void> {
  if (process.platform !== 'linux') return say('It reads /proc, which only Linux has.');
  const home = await mkdtemp(join(tmpdir(), 'meadow-bench-'));
  const { child } = await serveWindow(home, PORT);
  const nothing = spawn(process.execPath, ['-e', 'setInterval(() => {}, 2 ** 30)']);
  const both = [child, nothing];
  try {
    await sleep(SETTLE_MS);
    const before = await Promise.all(both.map(({ pid }) => taken(pid!)));
    await sleep(WATCH_MS);
    const after = await Promise.all(both.map(({ pid }) => taken(pid!)));
    const rows = ['Meadow: core and predictor', 'a Node that does nothing'].map((name, at) => {
      const cpu = (after[at]!.cpu - before[at]!.cpu) / (WATCH_MS / 1000);
      return [name, after[at]!.megabytes.toFixed(0), percent(cpu)];
    });
    say(table([['for a minute without a question', 'memory, MB', `of one core, of ${cpus().length}`], ...rows]));
    say(`\nMore than an idle Node: ${(after[0]!.megabytes - after[1]!.megabytes).toFixed(0)} MB.`);
  } finally {
    await Promise.all(both.map(end));
    await rm(home, { recursive: true, force: true });
  }
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
