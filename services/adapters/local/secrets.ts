import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { Fault } from '../../domain/fault.ts';
import type { Keychain } from '../../ports/keychain.ts';
import type { Secrets, SecretsLock } from '../../ports/secrets.ts';
import { KEY_BYTES, openText, sealText } from './sealed-text.ts';
import {
  damaged,
  type KeptSecrets,
  parseSecrets,
  printSecretsFile,
  readSecretsFile,
  type SealedSecrets,
} from './secrets-file.ts';
import { writeAtomically } from './write-atomically.ts';

const BYTES = 32;

/** The key the secrets are sealed with, and how it lies beside them. */
interface Seal {
  key: Uint8Array;
  wrapped: string;
}

interface Kept {
  secrets: KeptSecrets;
  /** None where they lie open. */
  seal: Seal | undefined;
}

const nobody = (file: string): Fault =>
  new Fault(
    'secrets-locked',
    "Meadow's secrets are locked with this computer's keychain, which only the Meadow app can ask.",
    'Open the Meadow app, then try again.',
    { details: { case: 'only-app', file } },
  );

const useless = (): Fault =>
  new Fault(
    'secrets-locked',
    "The system's keychain does not give back what it was given.",
    'Leave the secrets unlocked; they are as they were.',
    { details: { case: 'not-given-back' } },
  );

const foreign = (file: string, cause: unknown): Fault =>
  new Fault(
    'secrets-locked',
    `The secrets in ${file} were locked by another person or on another computer.`,
    'Delete the file: Meadow makes new secrets, and programs that use the local API need the new key.',
    { details: { case: 'other-person', file }, cause },
  );

/** The key of a seal, asked of the keychain once for each. */
const createKeys = (file: string, keychain: Keychain | undefined) => {
  let last: Seal | undefined;
  return {
    async open(wrapped: string): Promise<{ seal: Seal; stale: boolean }> {
      if (last?.wrapped === wrapped) return { seal: last, stale: false };
      if (!keychain) throw nobody(file);
      const { key, stale } = await keychain.unwrap(wrapped);
      last = { key, wrapped };
      return { seal: last, stale };
    },
    /** Wraps a key, and makes sure that it comes back: what is sealed with one that does not is lost. */
    async wrap(key: Uint8Array): Promise<Seal> {
      if (!keychain) throw nobody(file);
      const wrapped = await keychain.wrap(key);
      const { key: back } = await keychain.unwrap(wrapped);
      if (!Buffer.from(back).equals(key)) throw useless();
      last = { key, wrapped };
      return last;
    },
  };
};

const openSealed = (file: string, sealed: SealedSecrets, { key }: Seal): KeptSecrets => {
  if (key.byteLength !== KEY_BYTES) throw foreign(file, 'The key has another length.');
  let text: string;
  try {
    text = openText(sealed, key);
  } catch (thrown) {
    throw foreign(file, thrown);
  }
  try {
    return parseSecrets(text);
  } catch (thrown) {
    throw damaged(file, thrown);
  }
};

export type FileSecrets = Secrets & SecretsLock & { close(): Promise<void> };

/**
 * Secrets in a file that only its owner may read; sealed as well, where a person wants that and there is a keychain. One
 * process writes it, any may read it.
 */
export const createFileSecrets = (file: string, keychain?: Keychain): FileSecrets => {
  const keys = createKeys(file, keychain);
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, so that two new secrets do not overwrite each other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  const write = ({ secrets, seal }: Kept) =>
    writeAtomically(
      file,
      printSecretsFile(
        seal
          ? { sealed: { version: 1, key: seal.wrapped, ...sealText(JSON.stringify(secrets), seal.key) } }
          : { open: secrets },
      ),
    );
  const read = async (): Promise<Kept> => {
    const found = await readSecretsFile(file);
    if ('open' in found) return { secrets: found.open, seal: undefined };
    const { seal, stale } = await keys.open(found.sealed.key);
    const secrets = openSealed(file, found.sealed, seal);
    if (!stale) return { secrets, seal };
    const renewed = { secrets, seal: await keys.wrap(seal.key) };
    await write(renewed);
    return renewed;
  };
  const make = async (name: string, { secrets, seal }: Kept): Promise<string> => {
    const secret = randomBytes(BYTES).toString('base64url');
    await write({ secrets: { ...secrets, [name]: secret }, seal });
    return secret;
  };
  return {
    get: (name) =>
      inTurn(async () => {
        const kept = await read();
        const secret = Object.hasOwn(kept.secrets, name) ? kept.secrets[name] : undefined;
        if (secret === undefined) return make(name, kept);
        // A copy from a backup may be open to all.
        await chmod(file, 0o600);
        return secret;
      }),
    renew: (name) => inTurn(async () => make(name, await read())),
    locked: async () => 'sealed' in (await readSecretsFile(file)),
    lock: (on) =>
      inTurn(async () => {
        const { secrets, seal } = await read();
        if (on === (seal !== undefined)) return;
        await write({ secrets, seal: on ? await keys.wrap(randomBytes(KEY_BYTES)) : undefined });
      }),
    /** Waits for what is being written. */
    close: async () => void (await last),
  };
};
