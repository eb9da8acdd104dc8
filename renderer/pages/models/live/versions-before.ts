import type { LiveChange } from '../../../../contract/shapes/live.ts';

/**
 * The versions that going back leads to, the next first. Going back takes away what it went back from, so that going
 * back again goes further back. `history` is newest first; the core has the same rule and the last word.
 */
export function versionsBefore(history: readonly Pick<LiveChange, 'version' | 'how'>[]): string[] {
  const stack: string[] = [];
  for (const { version, how } of history.toReversed()) {
    const at = stack.lastIndexOf(version);
    if (how === 'rollback' && at >= 0) stack.splice(at + 1);
    else stack.push(version);
  }
  const live = history[0]?.version;
  return [...new Set(stack.toReversed())].filter((version) => version !== live);
}
