/** What stands for `/` in a key of a Kubernetes Secret, which takes letters, digits and `-._` alone. */
const FOLDER = '..';
const KEY = /^(?!\.\.|\.$)[-._a-zA-Z0-9]+$/;

/** The key under which a Secret holds a file, such as `rules..api.yml` for `rules/api.yml`. Throws where it cannot. */
export function keyOf(path: string): string {
  const key = path.split('/').join(FOLDER);
  if (!KEY.test(key) || pathOf(key) !== path) throw new Error(`A Secret has no key for the file ${path}`);
  return key;
}

/** The path of the file that a Secret holds under a key. */
export const pathOf = (key: string): string => key.split(FOLDER).join('/');
