/** As many as are run of one version. */
const MOST = 20;

/** What part of the photos so many canaries among so many copies get, 0 to 1: every copy gets as many as any other. */
export const canaryShare = (canaries: number, champions: number): number =>
  canaries + champions === 0 ? 0 : canaries / (canaries + champions);

/**
 * How many canaries come nearest to a share in percent beside so many copies of the champion, of which none is taken away
 * and none added: at least one.
 */
export function canaryCopies(percent: number, champions: number): number {
  const off = (canaries: number) => Math.abs(canaryShare(canaries, champions) * 100 - percent);
  const below = Math.floor((percent * champions) / Math.max(1, 100 - percent));
  const [fewer, more] = [below, below + 1].map((canaries) => Math.min(MOST, Math.max(1, canaries))) as [number, number];
  return off(more) < off(fewer) ? more : fewer;
}
