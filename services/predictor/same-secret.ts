import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of either, their lengths included. */
export function sameSecret(shown: string, kept: string): boolean {
  return timingSafeEqual(digest(shown), digest(kept));
}
