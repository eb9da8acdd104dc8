import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { TargetFacts } from '../../../domain/data-folder/judge-target.ts';
import { COPY_NOTE, totalBytes } from '../../../domain/data-folder/listing.ts';
import { pathReason, reasonFor } from '../../../domain/reason.ts';
import { isMissing } from '../file-fault.ts';
import { listHome } from './list-home.ts';
import { diskOf, tryFolder } from './try-folder.ts';

/** What a system puts at the top of every disk. */
const OF_THE_SYSTEM: readonly string[] = [
  'lost+found',
  '.DS_Store',
  '.Spotlight-V100',
  '.fseventsd',
  '.Trashes',
  'System Volume Information',
  '$RECYCLE.BIN',
];

/** A path as people write it, with `~` for their own folder. */
export const inFull = (path: string): string =>
  path === '~' || path.startsWith('~/') || path.startsWith('~\\') ? join(homedir(), path.slice(1)) : path;

/** The nearest folder above that is there, and what a path is beyond links. */
const standsOn = async (path: string): Promise<{ ground: string; real: string }> => {
  try {
    const ground = await realpath(path);
    return { ground, real: ground };
  } catch (thrown) {
    const above = dirname(path);
    if (!isMissing(thrown) || above === path) throw thrown;
    const { ground, real } = await standsOn(above);
    return { ground, real: join(real, basename(path)) };
  }
};

const isWithin = (inner: string, outer: string): boolean => {
  const path = relative(outer, inner);
  return path !== '' && !path.startsWith('..') && !isAbsolute(path);
};

const relationOf = (home: string, target: string): TargetFacts['relation'] => {
  if (relative(home, target) === '') return 'same';
  if (isWithin(target, home)) return 'inside';
  return isWithin(home, target) ? 'around' : 'apart';
};

/** What there is at a path that the data folder may move to. `isOwn`: whether what lies there may be written over. */
export const lookAtTarget = async (
  home: string,
  asked: string,
  isOwn: (folder: string) => Promise<boolean>,
): Promise<TargetFacts> => {
  const path = inFull(asked);
  const none = { kind: 'missing', relation: 'apart', entries: 0, own: false, free: 0, there: 0 } as const;
  if (!isAbsolute(path)) return { ...none, folder: path, absolute: false };
  const folder = resolve(path);
  try {
    const [{ ground, real }, realHome] = await Promise.all([standsOn(folder), realpath(home)]);
    const relation = relationOf(realHome, real);
    const isThere = ground === real;
    if (!(await stat(ground)).isDirectory())
      return {
        ...none,
        folder,
        absolute: true,
        relation,
        kind: isThere ? 'other' : 'missing',
        unwritable: reasonFor('file-in-way'),
      };
    const own = isThere && relation === 'apart' && (await isOwn(real));
    const names = isThere ? await readdir(real) : [];
    const entries = names.filter((name) => name !== COPY_NOTE && !OF_THE_SYSTEM.includes(name)).length;
    return {
      folder,
      absolute: true,
      kind: isThere ? 'folder' : 'missing',
      relation,
      entries,
      own,
      there: own ? totalBytes(await listHome(real)) : 0,
      ...(await diskOf(ground)),
      ...(relation === 'apart' && (await tryFolder(ground))),
    };
  } catch (thrown) {
    return { ...none, folder, absolute: true, unwritable: pathReason(thrown, 'write') };
  }
};
