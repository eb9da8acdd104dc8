import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathReason, type Reason, reasonFor, reasonSaid } from '../../../domain/reason.ts';

const PROBE = 'Meadow was here.';

/** Whether two connections can share a write-ahead log there: it needs memory that both map, and locks. */
const tryRecords = (file: string): Reason | undefined => {
  const writer = new DatabaseSync(file);
  try {
    const mode = writer.prepare('pragma journal_mode = wal').get()?.journal_mode;
    if (mode !== 'wal') return reasonFor('no-log');
    writer.exec('create table probe (word text); begin immediate');
    writer.prepare('insert into probe values (?)').run(PROBE);
    const reader = new DatabaseSync(file);
    try {
      const before = reader.prepare('select count(*) as rows from probe').get()?.rows;
      writer.exec('commit');
      const after = reader.prepare('select count(*) as rows from probe').get()?.rows;
      return before === 0 && after === 1 ? undefined : reasonFor('not-shared');
    } finally {
      reader.close();
    }
  } finally {
    writer.close();
  }
};

/**
 * Why a folder that is there takes no files, or no records; found out by trying, which leaves nothing behind.
 */
export const tryFolder = async (folder: string): Promise<{ unwritable?: Reason; records?: Reason }> => {
  const probe = join(folder, `.meadow-probe-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(probe, { mode: 0o700 });
    const file = join(probe, 'file');
    await writeFile(file, PROBE, { flag: 'wx', mode: 0o600 });
    if ((await readFile(file, 'utf8')) !== PROBE) return { unwritable: reasonFor('not-kept') };
    try {
      const records = tryRecords(join(probe, 'records.db'));
      return records ? { records } : {};
    } catch (thrown) {
      return { records: reasonSaid(thrown) };
    }
  } catch (thrown) {
    return { unwritable: pathReason(thrown, 'write') };
  } finally {
    await rm(probe, { recursive: true, force: true }).catch(() => undefined);
  }
};

/** Numbers by which Linux knows kinds of disks that lie on another computer. */
const NETWORK: Record<number, string> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'CIFS',
  4266872130: 'SMB',
  1397113167: 'AFS',
  12805120: 'Ceph',
};

/** The kind of network drive, from the number the system has for a kind of disk, or from a path of Windows. */
export const networkKind = (folder: string, type: number, platform: NodeJS.Platform): string | undefined => {
  if (platform === 'win32') return /^[\\/]{2}[^\\/.?]/.test(folder) ? 'SMB' : undefined;
  // The number is signed in some places.
  return platform === 'linux' ? NETWORK[type >>> 0] : undefined;
};

/** Bytes that are free, and which network drive it is, where it is one. */
export const diskOf = async (folder: string): Promise<{ free: number; network?: string }> => {
  const { bavail, bsize, type } = await statfs(folder);
  const network = networkKind(folder, type, process.platform);
  return { free: bavail * bsize, ...(network !== undefined && { network }) };
};
