import { createHash } from 'node:crypto';

const LONGEST = 50;

/**
 * A project's id from its name: its letters and digits as lower-case words joined by hyphens. Names that have none of
 * the Latin alphabet, or too many, get a part of their hash, so that different names keep different ids.
 */
export function projectId(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const exact = plain.replace(/[\s_-]/g, '').length === words.replace(/-/g, '').length && words.length <= LONGEST;
  if (exact && words !== '') return words;
  const mark = createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 8);
  return [words.slice(0, LONGEST).replace(/-+$/, '') || 'project', mark].join('-');
}
