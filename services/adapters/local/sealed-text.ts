import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A text that only who has the key can read or change: AES-256-GCM; all three base64. */
export const sealedText = z.object({ iv: z.base64(), tag: z.base64(), data: z.base64() });
export type SealedText = z.infer<typeof sealedText>;

export const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What was sealed for another purpose, or in another version's way, does not open. */
const PURPOSE = Buffer.from('meadow secrets 1');

export function sealText(text: string, key: Uint8Array): SealedText {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(PURPOSE);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') };
}

/** Throws where the key is another, or a bit was changed. */
export function openText({ iv, tag, data }: SealedText, key: Uint8Array): string {
  const decipher = createDecipheriv(CIPHER, key, Buffer.from(iv, 'base64'), { authTagLength: TAG_BYTES })
    .setAAD(PURPOSE)
    .setAuthTag(Buffer.from(tag, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8');
}
