import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawHome } from '../../scripts/bench/backup/draw-home.ts';
import { stateOf } from '../../scripts/bench/backup/state-of.ts';
import { wrongIn } from './faults/look-at-home.ts';
import { killWhile } from './keeping/kill-while.ts';
import { endOf, withCore } from './keeping/with-core.ts';

const KILLS = 10;
const old = fileURLToPath(new URL('../fixtures/homes/0.1.0', import.meta.url));
const program = fileURLToPath(new URL('./keeping/import-program.ts', import.meta.url));

describe('an import that is killed', { timeout: 240_000 }, () => {
  let folder: string;
  let home: string;
  let file: string;
  let before: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-kill-import-'));
    home = join(folder, 'to');
    file = join(folder, 'file');
    // What was there before, and stays.
    await drawHome(home, 3, (at) => Buffer.from(`photo ${at}`));
    await withCore(home, async (client) => client.keeping.use(undefined));
    before = await stateOf(home);
    await cp(old, join(folder, 'from'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Kills it, starts Meadow again, and tells whether the import is there; all of it or nothing. */
  const killed = async (kind: string, after: string, ms: number | undefined) => {
    const here = join(folder, 'killed');
    await cp(home, here, { recursive: true });
    await killWhile(program, [here, kind, file], after, ms);
    const shapes = await withCore(here, async (client) =>
      (await client.projects.list()).find(({ id }) => id === 'shapes'),
    );
    expect(await wrongIn(here)).toEqual([]);
    expect(await readdir(join(here, 'objects', 'imports')).catch(() => [])).toEqual([]);
    if (!shapes) expect(await stateOf(here)).toBe(before);
    const versions = await withCore(here, async (client) => (shapes ? client.models.list({ project: 'shapes' }) : []));
    await rm(here, { recursive: true });
    return { shapes, versions };
  };

  it('leaves a project whole or nothing of it, at any moment', async () => {
    await withCore(join(folder, 'from'), async (client) => {
      expect(await endOf(client, (await client.keeping.exportProject({ project: 'shapes', file })).job)).toMatchObject({
        state: 'done',
      });
    });
    const seen = { before: 0, after: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      const { shapes, versions } = await killed('project', 'unpack', kill === KILLS - 1 ? undefined : kill * 12);
      seen[shapes ? 'after' : 'before'] += 1;
      if (!shapes) continue;
      expect(shapes).toMatchObject({ photos: 20, live: 'shapes-1', classes: ['circle', 'square'] });
      expect(versions).toMatchObject([{ version: 'shapes-1', live: true }]);
    }
    expect(Math.min(seen.before, seen.after)).toBeGreaterThan(0);
  });

  it('leaves a version with its project or nothing of both', async () => {
    await withCore(join(folder, 'from'), async (client) => {
      expect(await endOf(client, (await client.keeping.exportModel({ version: 'shapes-1', file })).job)).toMatchObject({
        state: 'done',
      });
    });
    const seen = { before: 0, after: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      const { shapes, versions } = await killed('model', 'begun', kill === KILLS - 1 ? undefined : kill * 8);
      seen[shapes ? 'after' : 'before'] += 1;
      if (shapes) expect(versions).toMatchObject([{ version: 'shapes-1', live: false }]);
    }
    expect(Math.min(seen.before, seen.after)).toBeGreaterThan(0);
  });
});
