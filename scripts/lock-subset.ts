/** A package as a lock file knows it. */
interface LockedPackage {
  version?: string;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

export interface LockFile {
  name: string;
  version: string;
  lockfileVersion: number;
  requires: boolean;
  packages: Record<string, LockedPackage>;
}

export interface PackagesSubset {
  manifest: { name: string; version: string; private: true; type: 'module'; dependencies: Record<string, string> };
  lock: LockFile;
}

/**
 * Of a lock file, the part that installs these packages and all they need, at the very same versions; with the
 * package.json that goes with it. Throws where the lock file does not have one of them.
 */
export function lockSubset(lock: LockFile, names: readonly string[]): PackagesSubset {
  const packages = new Map<string, LockedPackage>();
  const take = (from: string, name: string, optional: boolean): void => {
    const place = find(lock, from, name);
    if (place === undefined && optional) return;
    if (place === undefined) throw new Error(`The lock file has no ${name}, which ${from || 'Meadow'} needs`);
    if (packages.has(place)) return;
    const { dev: _, ...locked } = lock.packages[place] ?? {};
    packages.set(place, locked);
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = locked;
    for (const needed of Object.keys(dependencies)) take(place, needed, needed in optionalDependencies);
    for (const needed of Object.keys(optionalDependencies)) take(place, needed, true);
    for (const needed of Object.keys(peerDependencies))
      take(place, needed, peerDependenciesMeta[needed]?.optional === true);
  };
  for (const name of names) take('', name, false);

  const { name, version, lockfileVersion, requires } = lock;
  const dependencies = Object.fromEntries(
    names.map((wanted) => [wanted, lock.packages[`node_modules/${wanted}`]?.version ?? '']),
  );
  const sorted = Object.fromEntries([...packages].sort(([one], [other]) => (one < other ? -1 : 1)));
  return {
    manifest: { name, version, private: true, type: 'module', dependencies },
    lock: { name, version, lockfileVersion, requires, packages: { '': { version, dependencies }, ...sorted } },
  };
}

/** Where Node would find `name` from `from`: in its own node_modules, then further and further out. */
function find({ packages }: LockFile, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (place in packages) return place;
    if (folder === '') return undefined;
  }
}
