import { randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { isMissing } from './file-fault.ts';
import { writeAtomically } from './write-atomically.ts';

const shape = z.record(z.string(), z.string().min(1));
type Kept = z.infer<typeof shape>;

const BYTES = 32;

const damaged = (file: string, cause: unknown) =>
  new Fault(
    'home-unusable',
    `The file ${file} is damaged.`,
    'Delete it: Meadow makes new secrets, and programs that use the local API need the new key.',
    { details: { file }, cause },
  );

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((thrown: unknown) => {
    if (isMissing(thrown)) return '{}';
    throw thrown;
  });

const read = async (file: string): Promise<Kept> => {
  const text = await readText(file);
  try {
    return shape.parse(JSON.parse(text));
  } catch (thrown) {
    throw damaged(file, thrown);
  }
};

/** Secrets in a file that only its owner may read. One process writes it, any may read it. */
export const createFileSecrets = (file: string): Secrets & { close(): Promise<void> } => {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, so that two new secrets do not overwrite each other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  const make = async (name: string, kept: Kept): Promise<string> => {
    const secret = randomBytes(BYTES).toString('base64url');
    await writeAtomically(file, Buffer.from(`${JSON.stringify({ ...kept, [name]: secret }, null, 2)}\n`));
    return secret;
  };
  return {
    get: (name) =>
      inTurn(async () => {
        const kept = await read(file);
        const secret = Object.hasOwn(kept, name) ? kept[name] : undefined;
        if (secret === undefined) return make(name, kept);
        // A copy from a backup may be open to all.
        await chmod(file, 0o600);
        return secret;
      }),
    renew: (name) => inTurn(async () => make(name, await read(file))),
    /** Waits for what is being written. */
    close: async () => void (await last),
  };
};
