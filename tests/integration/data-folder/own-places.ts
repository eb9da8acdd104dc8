import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A person's own places in a new folder, as the environment names them, and the way to put all back. */
export async function ownPlaces() {
  const root = await mkdtemp(join(tmpdir(), 'meadow-places-'));
  const names = ['XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'MEADOW_HOME'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  process.env.XDG_DATA_HOME = join(root, 'data');
  process.env.XDG_CONFIG_HOME = join(root, 'config');
  delete process.env.MEADOW_HOME;
  return {
    root,
    usual: join(root, 'data', 'meadow'),
    async remove() {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      await rm(root, { recursive: true, force: true });
    },
  };
}
