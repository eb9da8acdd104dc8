import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../run-program.ts';
import { median, say, table, timed } from './table.ts';

const ROUNDS = 2;
const FILE = join(ROOT, 'compose/compose.yaml');

/**
 * The whole stack from nothing to all healthy, by Meadow and by `docker compose`, one after the other; then what a
 * second start and the end take. All images must be here, and the stack's ports free.
 */
export async function stack(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'meadow-bench-stack-'));
  const env = { ...process.env, MEADOW_HOME: home, COMPOSE_PROJECT_NAME: 'meadow-bench' };
  const run = (program: string, ...args: string[]) => promisify(execFile)(program, args, { env });
  const meadow = (...args: string[]) => run(process.execPath, join(ROOT, 'host/cli.ts'), 'stack', ...args);
  const compose = (...args: string[]) => run('docker', 'compose', '-f', FILE, ...args);
  const took: Record<'meadow' | 'compose', { up: number[]; again: number[]; down: number[] }> = {
    meadow: { up: [], again: [], down: [] },
    compose: { up: [], again: [], down: [] },
  };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      took.meadow.up.push(await timed(() => meadow('up')));
      took.meadow.again.push(await timed(() => meadow('up')));
      took.meadow.down.push(await timed(() => meadow('down')));
      await compose('down', '-v');
      took.compose.up.push(await timed(() => compose('up', '-d', '--wait')));
      took.compose.again.push(await timed(() => compose('up', '-d', '--wait')));
      took.compose.down.push(await timed(() => compose('down')));
      await compose('down', '-v');
    }
  } finally {
    await compose('down', '-v');
    await rm(home, { recursive: true });
  }
  const line = (what: string, key: 'up' | 'again' | 'down') => {
    const [own, its] = [median(took.meadow[key]), median(took.compose[key])];
    return [what, (own / 1000).toFixed(1), (its / 1000).toFixed(1), (own / its).toFixed(2)];
  };
  say(
    table([
      ['', '`meadow stack`, s', '`docker compose`, s', 'Meadow / Compose'],
      line('from nothing to all healthy', 'up'),
      line('started again', 'again'),
      line('taken down, data kept', 'down'),
    ]),
  );
}
