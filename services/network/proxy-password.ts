import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { Secrets } from '../ports/secrets.ts';

export interface PasswordParts {
  secrets: Pick<Secrets, 'get'>;
  records: SettingRecords;
}

/** The record that has the sealed password, and the secret it is sealed with. */
const NAME = 'proxy-password';
const CIPHER = 'aes-256-gcm';

const sealedShape = z.object({ nonce: z.base64(), tag: z.base64(), text: z.base64() });

const keyOf = async ({ secrets }: PasswordParts) =>
  createHash('sha256')
    .update(await secrets.get(NAME))
    .digest();

/** Keeps it sealed: whoever has the records, as in a backup without secrets, has no password. Empty forgets it. */
export async function keepPassword(parts: PasswordParts, password: string): Promise<void> {
  if (password === '') return parts.records.put(NAME, null);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, await keyOf(parts), nonce);
  const text = Buffer.concat([cipher.update(password, 'utf8'), cipher.final()]);
  const sealed = { nonce, tag: cipher.getAuthTag(), text };
  const kept = Object.fromEntries(Object.entries(sealed).map(([name, bytes]) => [name, bytes.toString('base64')]));
  await parts.records.put(NAME, kept);
}

/** Empty where none is kept, or where it was sealed with the key of another installation. */
export async function readPassword(parts: PasswordParts): Promise<string> {
  const sealed = sealedShape.safeParse(await parts.records.get(NAME)).data;
  if (!sealed) return '';
  try {
    const bytes = (name: keyof typeof sealed) => Buffer.from(sealed[name], 'base64');
    const decipher = createDecipheriv(CIPHER, await keyOf(parts), bytes('nonce'));
    decipher.setAuthTag(bytes('tag'));
    return Buffer.concat([decipher.update(bytes('text')), decipher.final()]).toString('utf8');
  } catch {
    return '';
  }
}
