import { randomInt } from 'node:crypto';

/** Without those that are taken for one another. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A password nobody guesses, as long as the store takes them easily. */
export const randomPassword = (): string =>
  Array.from({ length: 32 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
