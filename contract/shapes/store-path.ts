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

/** What a key is called in its folder; a folder without its slash. */
export function nameOf(key: string): string {
  const end = key.endsWith('/') ? key.length - 1 : key.length;
  return key.slice(key.lastIndexOf('/', end - 1) + 1, end);
}

/** What begins the keys of the folder a key lies in. */
export const folderOf = (key: string): string => {
  const end = key.endsWith('/') ? key.length - 1 : key.length;
  return key.slice(0, key.lastIndexOf('/', end - 1) + 1);
};
