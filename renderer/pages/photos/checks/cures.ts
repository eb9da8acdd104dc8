import type { Finding } from '../../../../contract/checks.ts';
import type { Change } from '../../../data/photos/use-editing.ts';

/** What a click does about a finding. */
export type Cure = { kind: 'keep-best' | 'relabel' | 'bin'; change: Change } | { kind: 'fine' };

/** The cures of a finding, the likeliest first; that it is fine comes last. */
export function curesOf({ kind, photo, others, suggestion }: Finding): Cure[] {
  const bin: Cure = { kind: 'bin', change: { kind: 'bin', hashes: [photo.hash] } };
  const fine: Cure = { kind: 'fine' };
  const [best, ...rest] = others;
  if ((kind === 'near-duplicate' || kind === 'leak') && best) {
    const hashes = [photo, ...rest].map(({ hash }) => hash).filter((hash) => hash !== best.hash);
    return [{ kind: 'keep-best', change: { kind: 'bin', hashes } }, fine];
  }
  if (kind === 'label-doubtful' && suggestion !== undefined)
    return [{ kind: 'relabel', change: { kind: 'label', hashes: [photo.hash], label: suggestion } }, bin, fine];
  return [bin, fine];
}
