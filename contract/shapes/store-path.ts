/** A step of the way to a folder: its name, and what its keys begin with. */
export interface PathStep {
  name: string;
  prefix: string;
}

/** The folders on the way to what a key or a prefix names, the outermost first. */
export function pathOf(prefix: string): PathStep[] {
  const steps: PathStep[] = [];
  for (let from = 0, slash = prefix.indexOf('/'); slash >= 0; from = slash + 1, slash = prefix.indexOf('/', from))
    steps.push({ name: prefix.slice(from, slash), prefix: prefix.slice(0, slash + 1) });
  return steps;
}

/** What begins the keys of the folder a key lies in. */
export function folderOf(key: string): string {
  const own = withoutSlash(key);
  return own.slice(0, own.lastIndexOf('/') + 1);
}

/** What a key is called in its folder; a folder without its slash. */
export const nameOf = (key: string): string => withoutSlash(key).slice(folderOf(key).length);

const withoutSlash = (key: string): string => (key.endsWith('/') ? key.slice(0, -1) : key);
