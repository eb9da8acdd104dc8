import type { GateCheck } from '../../../contract/shapes/gate.ts';
import type { LoadResult, PassMark } from '../../../contract/shapes/load.ts';
import { judgeLoad } from '../load/judge-load.ts';
import type { TimedPair } from './check-latency.ts';

/** What a load test measured of a version, with as many users as the mark speaks of. */
export interface TestedSpeed {
  version: string;
  /** Milliseconds within which 95 of 100 photos had their verdict. */
  p95: number;
  users: number;
}

/**
 * What load tests say of versions at a mark, the newest first, all of the API that was tested last: another has other
 * copies, on another machine. A test that more than one version answered says nothing, nor one from which nothing can be told.
 */
export function testedSpeeds(results: readonly LoadResult[], mark: PassMark): TestedSpeed[] {
  const told = results.flatMap((result) => {
    const { state, level } = judgeLoad(mark, result);
    const [only, ...others] = result.versions;
    if (state === 'untold' || !level?.ms || !only || others.length > 0) return [];
    return [{ target: result.target, speed: { version: only.version, p95: level.ms.p95, users: level.users } }];
  });
  const [last] = told;
  return told
    .filter(({ target: { kind, address } }) => kind === last?.target.kind && address === last.target.address)
    .map(({ speed }) => speed);
}

/**
 * Whether a challenger would meet the project's pass mark, where the API it is for was tested: as fast as the version that
 * was tested there, times how many times as long it takes (geometric mean of pairs timed in one run). `tested` is none where
 * no test says anything; then nothing is refused.
 */
export function checkMark(
  mark: PassMark,
  tested: (TestedSpeed & { pairs: readonly TimedPair[] }) | undefined,
): GateCheck {
  const [name, asked] = ['mark' as const, { mark: mark.p95, users: mark.users }];
  if (!tested || tested.pairs.length === 0)
    return { name, passed: true, finding: 'No load test says how fast it would be.', details: asked };
  const { version, pairs } = tested;
  const ratio = Math.exp(
    pairs.reduce((sum, { champion, challenger }) => sum + Math.log(challenger / champion), 0) / pairs.length,
  );
  const p95 = Math.round(tested.p95 * ratio);
  const passed = p95 <= mark.p95;
  return {
    name,
    passed,
    finding: `95 of 100 photos would have their verdict within ${p95} ms; the mark is ${mark.p95} ms. ${version} took ${tested.p95} ms in its load test, and this one ${ratio.toFixed(2)} times as long a photo.`,
    details: { ...asked, users: tested.users, p95, tested: version, testedP95: tested.p95, ratio, pairs: pairs.length },
  };
}
