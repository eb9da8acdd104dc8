import type { Finding } from '../../../../contract/checks.ts';
import type { Change } from '../../../data/photos/use-editing.ts';

/** What a click does about a finding. */
export type Cure = { kind: 'keep-best' | 'relabel' | 'bin'; change: Change } | { kind: 'fine' };

/** The photo of a finding that stays where only the best is kept. */
export function keptOf({ kind, others }: Finding): Finding['photo'] | undefined {
  return kind === 'near-duplicate' || kind === 'leak' ? others[0] : undefined;
}

/** The cures of a finding, the likeliest first; that it is fine comes last. */
export function curesOf(finding: Finding): Cure[] {
  const { kind, photo, others, suggestion } = finding;
  const bin: Cure = { kind: 'bin', change: { kind: 'bin', hashes: [photo.hash] } };
  const fine: Cure = { kind: 'fine' };
  const best = keptOf(finding);
  if (best) {
    const hashes = [photo, ...others].map(({ hash }) => hash).filter((hash) => hash !== best.hash);
    return [{ kind: 'keep-best', change: { kind: 'bin', hashes } }, fine];
  }
  if (kind === 'label-doubtful' && suggestion !== undefined)
    return [{ kind: 'relabel', change: { kind: 'label', hashes: [photo.hash], label: suggestion } }, bin, fine];
  return [bin, fine];
}
