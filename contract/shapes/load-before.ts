import type { LoadResult } from './load.ts';

const versionOf = ({ versions }: LoadResult) => versions[0]?.version;

/** Whether two tests were the same one, so that what they measured may be held against each other. */
const isAlike = (one: LoadResult, other: LoadResult): boolean =>
  one.target.kind === other.target.kind &&
  one.plan.profile === other.plan.profile &&
  one.plan.users === other.plan.users &&
  one.plan.seconds === other.plan.seconds;

/** Of results, newest first, the last of the same test that another version answered before this one. */
export function loadBefore(results: readonly LoadResult[], result: LoadResult): LoadResult | undefined {
  const version = versionOf(result);
  return results.find(
    (other) =>
      other.at < result.at &&
      !other.stopped &&
      isAlike(other, result) &&
      versionOf(other) !== undefined &&
      versionOf(other) !== version,
  );
}
