import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createCore } from '../../services/assembly/core.ts';
import { restoreHome } from '../../services/assembly/restore-home.ts';
import { drawHome } from './backup/draw-home.ts';
import { stateOf } from './backup/state-of.ts';
import { say, table } from './table.ts';

const PHOTOS = 10_000;
const BYTES = 80_000;
const ROUNDS = 3;

/** A backup of 10,000 photos beside plain copying of the same folder, while predictions are written; and the way back. */
export async function backup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-backup-'));
  const [home, file, copied, again] = ['home', 'all.backup', 'copied', 'again'].map((name) => join(folder, name));
  try {
    await drawHome(home!, PHOTOS, () => randomBytes(BYTES));
    const open = () => createCore({ home: home!, host: 'cli', open: false, link: () => Promise.reject(new Error()) });
    // A first core makes the starter known, and notes when it tidied: it is not to do so behind the backup.
    await (await open()).close();
    const core = await open();
    const client = createRouterClient(core.router);
    const copies: number[] = [];
    const backups: number[] = [];
    let written = 0;
    for (let round = 0; round < ROUNDS; round++) {
      copies.push(await seconds(() => cp(join(home!, 'objects'), copied!, { recursive: true })));
      await rm(copied!, { recursive: true });
      backups.push(
        await seconds(async () => {
          const { job } = await client.keeping.backup({ file: file! });
          for await (const state of await client.jobs.watch({ job })) {
            if (state.ended) break;
            await client.settings.change({ history: { days: 1 + (written++ % 1000) } });
          }
          if (!(await client.keeping.report({ job }))) throw new Error('The backup failed.');
        }),
      );
    }
    // Nothing is written while the last one is made, so that the two folders can be compared.
    const { job } = await client.keeping.backup({ file: file! });
    for await (const state of await client.jobs.watch({ job })) if (state.ended) break;
    await core.close();
    const restored = await seconds(() =>
      restoreHome(again!, file!, { signal: new AbortController().signal, onProgress: () => undefined }),
    );
    const same = (await stateOf(home!)) === (await stateOf(again!));
    const mb = (PHOTOS * BYTES) / 1e6;
    const line = (name: string, took: number) => [name, took.toFixed(1), (mb / took).toFixed(0)];
    const [copy, packed] = [median(copies), median(backups)];
    say(
      table([
        ['what', 'seconds', 'MB a second'],
        line('plain copying', copy),
        line('backup', packed),
        line('restore', restored),
      ]),
    );
    say(
      `Backup at ${((100 * copy) / packed).toFixed(0)} % of the speed of plain copying; ${written} settings written meanwhile.`,
    );
    say(`After the restore the files and records are ${same ? 'the same' : 'OTHERS'}.`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
