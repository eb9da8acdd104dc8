import { Fault } from './fault.ts';

/** Every part begins with a letter or digit, so none is `..`, hidden, or a file that is being written. */
const KEY = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;
const LONGEST = 500;

export const isObjectKey = (name: string): boolean => name.length <= LONGEST && KEY.test(name);

/** Throws `bad-request` where a name can be no object's. */
export const requireObjectKey = (name: string): void => {
  if (!isObjectKey(name))
    throw new Fault('bad-request', `"${name}" cannot name an object.`, 'Use lower-case words, digits and slashes.', {
      details: { case: 'object-key', name },
    });
};

/** The folder in which all keys lie that begin with `prefix`; '' for all. Throws `bad-request`. */
export const folderOfPrefix = (prefix: string): string => {
  const folder = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')));
  if (prefix.includes('/')) requireObjectKey(folder);
  return folder;
};

export const missingObject = (key: string, cause?: unknown): Fault =>
  new Fault('not-found', `There is no object "${key}".`, 'It may have been removed.', {
    details: { case: 'object', key },
    cause,
  });

/** Two digits of the hash come first, so that no folder grows to millions of files. */
const spread = (hash: string): string => `${hash.slice(0, 2)}/${hash}`;

/** Where a training photo's bytes lie, by their SHA-256. */
export const photoKey = (hash: string): string => `photos/${spread(hash)}`;

/** Where the bytes of a photo lie that was only asked about, for as long as the history keeps it. */
export const seenKey = (hash: string): string => `${SEEN}${spread(hash)}`;

/** What begins the key of every photo of a prediction. */
export const SEEN = 'seen/';

/** The photo a key names. */
export const hashOfSeenKey = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** Where what a backbone makes of a photo's views lies: `views` names the set of views. */
export const embeddingKey = (backbone: string, views: string, hash: string): string =>
  `embeddings/${backbone.slice(0, 12)}/${views}/${spread(hash)}`;

/** Where it lies how sharp and bright a photo is. */
export const lookKey = (hash: string): string => `embeddings/look-1/${spread(hash)}`;

/** Where a list of photos and labels lies, by the SHA-256 of its text. */
export const snapshotKey = (hash: string): string => `snapshots/${spread(hash)}`;

/** Where a version's model file lies. */
export const modelKey = (version: string): string => `models/${version}.meadow`;

/** Where a step of a run leaves what the next steps need. */
export const runKey = (run: string, name: string): string => `${runPrefix(run)}${name}.json`;

/** What names the look at a project's photos among the runs. */
export const checkRun = (project: string): string => `check-${project}`;

/** What begins every key of a run. */
export const runPrefix = (run: string): string => `runs/${run}/`;

/** Where it lies what a version said of photos it did not know. */
export const judgementsKey = (version: string): string => `models/${version}.judgements.json`;
