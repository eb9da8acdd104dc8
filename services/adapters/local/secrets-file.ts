import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { isMissing } from './file-fault.ts';
import { sealedText } from './sealed-text.ts';

const keptSecrets = z.record(z.string(), z.string().min(1));
export type KeptSecrets = z.infer<typeof keptSecrets>;

const sealedSecrets = sealedText.extend({ version: z.literal(1), key: z.base64().min(1) });
/** Secrets under a key, which lies beside them as the system's keychain wrapped it. */
export type SealedSecrets = z.infer<typeof sealedSecrets>;

/** A secret is a text, so no secret's name makes an open file look sealed. */
const fileShape = z.union([z.strictObject({ sealed: sealedSecrets }), keptSecrets.transform((open) => ({ open }))]);
export type SecretsFile = z.infer<typeof fileShape>;

export const damaged = (file: string, cause: unknown): Fault =>
  new Fault(
    'home-unusable',
    `The file ${file} is damaged.`,
    'Delete it: Meadow makes new secrets, and programs that use the local API need the new key.',
    { details: { case: 'secrets-damaged', file }, cause },
  );

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((thrown: unknown) => {
    if (isMissing(thrown)) return '{}';
    throw thrown;
  });

/** The file as it lies there, sealed or open; empty where there is none. Throws `home-unusable` where it is neither. */
export const readSecretsFile = async (file: string): Promise<SecretsFile> => {
  const text = await readText(file);
  try {
    return fileShape.parse(JSON.parse(text));
  } catch (thrown) {
    throw damaged(file, thrown);
  }
};

/** The secrets of an opened seal. Throws where they are none. */
export const parseSecrets = (text: string): KeptSecrets => keptSecrets.parse(JSON.parse(text));

export const printSecretsFile = (file: { sealed: SealedSecrets } | { open: KeptSecrets }): Buffer =>
  Buffer.from(`${JSON.stringify('sealed' in file ? file : file.open, null, 2)}\n`);
