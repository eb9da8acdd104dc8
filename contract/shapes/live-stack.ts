/** A switch of the version that answers, as far as going back is concerned. */
interface Switch {
  version: string;
  how: string;
}

/**
 * The versions that can be gone back to, the live one last: a rollback takes those away that it went back from, so that
 * going back again goes further back. `history` is newest first.
 */
export function liveStack(history: readonly Switch[]): string[] {
  const stack: string[] = [];
  for (const { version, how } of history.toReversed()) {
    const at = stack.lastIndexOf(version);
    if (how === 'rollback' && at >= 0) stack.splice(at + 1);
    else stack.push(version);
  }
  return stack;
}

/** The other versions that were live, the last first: what answers where the live one cannot. */
export function liveBefore(history: readonly Switch[]): string[] {
  const live = history[0]?.version;
  return [...new Set(liveStack(history).toReversed())].filter((version) => version !== live);
}
