import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { PortOwner } from '../../ports/machine-ports.ts';
import { isFree } from './check-port.ts';

const LISTENING = '0A';
const run = promisify(execFile);

/** Inodes of the sockets that listen on a port, from the text of Linux's /proc/net/tcp or tcp6. */
export const listeningSockets = (table: string, port: number): string[] => {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === LISTENING && local?.endsWith(suffix))
    .flatMap((fields) => fields[9] ?? []);
};

/** Whether a process is this one, or was started by it. */
const isOwn = (pid: number, parent: number): boolean => pid === process.pid || parent === process.pid;

/** Who listens, from what `lsof -F pcR` prints on macOS. */
export const ownerFromLsof = (output: string): PortOwner => {
  const field = (letter: string) =>
    output
      .split('\n')
      .find((line) => line.startsWith(letter))
      ?.slice(1);
  const [pid, name, parent] = [field('p'), field('c'), field('R')];
  const own = pid !== undefined && isOwn(Number(pid), Number(parent));
  return { ...(pid && { pid: Number(pid) }), ...(name && { name }), ...(own && { own }) };
};

/** A program's own name, from how it was started; a thread may have another one, such as `MainThread` in Node. */
export const programName = (commandLine: string, thread: string): string => {
  const [program = ''] = commandLine.split('\0');
  // Some write what they do over it: `nginx: master process`.
  const name = program.split('/').at(-1)?.split(/:\s/)[0]?.trim();
  return name || thread.trim();
};

const empty = () => '';
const none = (): string[] => [];

const holds = async (pid: string, links: ReadonlySet<string>): Promise<boolean> => {
  const folder = `/proc/${pid}/fd`;
  for (const file of await readdir(folder).catch(none)) {
    if (links.has(await readlink(`${folder}/${file}`).catch(empty))) return true;
  }
  return false;
};

/** The parent's number is the second field behind the program's name, which may hold anything. */
const parentOf = (stat: string): number =>
  Number(
    stat
      .slice(stat.lastIndexOf(')') + 1)
      .trim()
      .split(' ')[1],
  );

/** Linux shows a process's files to its owner only, so another person's program stays unknown. */
const ownerOnLinux = async (port: number): Promise<PortOwner> => {
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(empty)));
  const sockets = tables.flatMap((table) => listeningSockets(table, port));
  const links = new Set(sockets.map((inode) => `socket:[${inode}]`));
  for (const pid of (await readdir('/proc').catch(none)).filter((name) => /^\d+$/.test(name))) {
    if (!(await holds(pid, links))) continue;
    const [line, thread, stat] = await Promise.all(
      ['cmdline', 'comm', 'stat'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(empty)),
    );
    const name = programName(line ?? '', thread ?? '');
    const own = isOwn(Number(pid), parentOf(stat ?? ''));
    return { pid: Number(pid), ...(name && { name }), ...(own && { own }) };
  }
  return {};
};

const ownerOnMac = async (port: number): Promise<PortOwner> => {
  const { stdout } = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-FpcR']).catch(() => ({ stdout: '' }));
  return ownerFromLsof(stdout);
};

/** Who listens on a port of this machine, as far as the system tells; none where it is free. */
export const portOwner = async (port: number): Promise<PortOwner | undefined> => {
  if (await isFree(port)) return undefined;
  if (process.platform === 'linux') return ownerOnLinux(port);
  return process.platform === 'darwin' ? ownerOnMac(port) : {};
};
