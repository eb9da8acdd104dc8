import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Home, openHome } from './home.ts';
import { findHolder, lockHome } from './home-lock.ts';

const program = `
  const [home, lock, folder] = process.argv.slice(1);
  const { openHome } = await import(home);
  const { lockHome } = await import(lock);
  try {
    await lockHome(await openHome(folder), 'cli');
    process.send('locked');
    setInterval(() => {}, 1000);
  } catch (fault) {
    process.send(fault.code, () => process.exit());
  }`;
const modules = ['./home.ts', './home-lock.ts'].map((path) => new URL(path, import.meta.url).href);

describe('the lock on the data folder', () => {
  let folder: string;
  let home: Home;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-lock-'));
    home = await openHome(folder);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await kill(child);
    await rm(folder, { recursive: true });
  });

  const kill = async (child: ChildProcess) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const lockElsewhere = async () => {
    const args = ['--input-type=module', '-e', program, ...modules, folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    children.push(child);
    const [said] = await once(child, 'message');
    return { child, said };
  };

  it('is held once, tells by whom, and is free after its release', async () => {
    expect(await findHolder(home)).toBeUndefined();
    const lock = await lockHome(home, 'web');
    expect(await findHolder(home)).toEqual({
      pid: process.pid,
      host: 'web',
      socket: lock.socket,
      since: lock.since,
    });
    await expect(lockHome(home, 'cli')).rejects.toMatchObject({
      code: 'home-locked',
      details: { pid: process.pid, host: 'web' },
    });
    await lock.release();
    expect(await findHolder(home)).toBeUndefined();
    await (await lockHome(home, 'cli')).release();
  });

  it('keeps other processes out', async () => {
    const lock = await lockHome(home, 'web');
    expect((await lockElsewhere()).said).toBe('home-locked');
    await lock.release();
    expect((await lockElsewhere()).said).toBe('locked');
  });

  it('is free at once when its holder is killed, whatever it left behind', async () => {
    const { child } = await lockElsewhere();
    expect(await findHolder(home)).toMatchObject({ pid: child.pid, host: 'cli' });
    await expect(lockHome(home, 'web')).rejects.toMatchObject({ code: 'home-locked', details: { pid: child.pid } });
    await kill(child);
    await writeFile(join(home.run, 'core.sock'), '');
    expect(await readFile(join(home.run, 'core.json'), 'utf8')).toContain(`"pid":${child.pid}`);
    expect(await findHolder(home)).toBeUndefined();
    const lock = await lockHome(home, 'web');
    await expect(stat(join(home.run, 'core.sock'))).rejects.toMatchObject({ code: 'ENOENT' });
    await lock.release();
  });

  it('is not kept from a core by those who only look who holds it', async () => {
    const looking = `
      const { openHome } = await import(process.argv[1]);
      const { findHolder } = await import(process.argv[2]);
      const home = await openHome(process.argv[3]);
      process.send('looking');
      for (;;) await findHolder(home);`;
    const args = ['--input-type=module', '-e', looking, ...modules, folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    children.push(child);
    await once(child, 'message');
    for (let time = 0; time < 30; time++) await (await lockHome(home, 'cli')).release();
  });

  it('is taken by one of many that start together', async () => {
    const said = await Promise.all(Array.from({ length: 6 }, async () => (await lockElsewhere()).said));
    expect(said.toSorted()).toEqual([...Array(5).fill('home-locked'), 'locked']);
  });
});
