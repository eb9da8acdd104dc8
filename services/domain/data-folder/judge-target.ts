import type { ToldCase } from '../../../contract/fault-cases.ts';
import { Fault } from '../fault.ts';
import type { Reason } from '../reason.ts';

/** What is known of a place that the data folder is to move to. */
export interface TargetFacts {
  /** In full, as the person will find it. */
  folder: string;
  absolute: boolean;
  kind: 'missing' | 'folder' | 'other';
  /** The data folder itself, in it, or around it. */
  relation: 'same' | 'inside' | 'around' | 'apart';
  /** What lies in it besides what an earlier try left. */
  entries: number;
  /** An earlier try from this data folder, or the folder it came from, is there and may be written over. */
  own: boolean;
  /** Why nothing can be written there; undefined where it can. */
  unwritable?: Reason | undefined;
  /** The network drive it is on, such as `NFS`. */
  network?: string | undefined;
  /** Why SQLite cannot keep records there; undefined where it can. */
  records?: Reason | undefined;
  /** Bytes that are free there. */
  free: number;
  /** Bytes that lie there already from an earlier try. */
  there: number;
}

/** Left free beside the copy: records and logs grow from the first minute. */
const SPARE = 0.5e9;

type Refusal = ToldCase['folder-refused'] & Record<string, string | number>;

const refused = (told: Refusal, message: string, hint: string): Fault =>
  new Fault('folder-refused', message, hint, { details: told });

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(bytes < 1e9 ? 2 : 1)} GB`;

/** Why the data folder cannot move there; undefined where it can. `needed`: bytes of all that moves. */
export function judgeTarget(facts: TargetFacts, needed: number): Fault | undefined {
  const { folder, absolute, kind, relation, entries, own, unwritable, network, records, free, there } = facts;
  const elsewhere = 'Choose another folder.';
  if (!absolute)
    return refused(
      { case: 'relative', folder },
      `${folder} is no full path.`,
      'Write it in full, from the root or the drive on.',
    );
  if (relation === 'same') return refused({ case: 'same', folder }, `${folder} is the data folder already.`, elsewhere);
  if (relation === 'inside')
    return refused({ case: 'inside', folder }, `${folder} lies in the data folder itself.`, elsewhere);
  if (relation === 'around')
    return refused({ case: 'around', folder }, `The data folder lies in ${folder}.`, elsewhere);
  if (kind === 'other') return refused({ case: 'other', folder }, `${folder} is a file.`, elsewhere);
  if (entries > 0 && !own)
    return refused(
      { case: 'not-empty', folder, entries },
      `Something lies in ${folder} already.`,
      'Choose an empty folder, or a new name.',
    );
  if (unwritable !== undefined)
    return refused(
      { case: 'unwritable', folder, ...unwritable },
      `Nothing can be written in ${folder}: ${unwritable.why}.`,
      elsewhere,
    );
  if (network !== undefined)
    return refused(
      { case: 'network', folder, network },
      `${folder} is on a network drive (${network}), where the records would be damaged: SQLite's write-ahead log needs a disk of this computer.`,
      'Choose a folder on a disk of this computer; a backup may well go to the network drive.',
    );
  if (records !== undefined)
    return refused(
      { case: 'records', folder, ...records },
      `The records cannot be kept in ${folder}: ${records.why}.`,
      elsewhere,
    );
  const wanted = needed + SPARE;
  const room = free + there;
  if (room < wanted)
    return refused(
      { case: 'no-room', folder, needed: wanted, free: room },
      `${gigabytes(wanted)} are needed on the disk of ${folder}; ${gigabytes(room)} are free.`,
      'Make room there, or choose another disk.',
    );
  return undefined;
}
