import type { FlippedPhoto, GateCheck, GateReport } from '../../../contract/shapes/gate.ts';
import { checkClasses } from './check-classes.ts';
import { checkFirst } from './check-first.ts';
import { checkLatency, type TimedPair } from './check-latency.ts';
import { checkLoss } from './check-loss.ts';
import { isRight, type PairedPhoto } from './paired-photo.ts';

export type Decision = Pick<GateReport, 'passed' | 'reason' | 'checks' | 'right' | 'photos' | 'difference' | 'flipped'>;

/** What is asked of every challenger: whether its references agree where it is to run. */
export interface Beside {
  references: GateCheck;
  /** Whether it would meet the project's pass mark, where the gate is to look at that. */
  mark?: GateCheck | undefined;
  /** Said where not all photos could be compared, such as "on the classes both know". */
  note?: string | undefined;
}

/** A challenger with nothing to be compared with: it has to be better than chance. */
export function decideFirst(
  result: { right: number; total: number; classes: number },
  { references, mark, note = 'the first version of its project' }: Beside,
): Decision {
  const first = checkFirst(result);
  const checks = [first, ...(mark ? [mark] : []), references];
  const words = `${result.right} of ${result.total} photos it did not know right; ${note}`;
  return {
    passed: passes(checks),
    reason: reasonOf(words, checks, 'better than chance'),
    checks,
    right: { version: result.right, total: result.total },
    flipped: [],
  };
}

/** A challenger beside the live version, on photos that neither knew. */
export function decide(
  photos: readonly PairedPhoto[],
  pairs: readonly TimedPair[],
  { references, mark, note }: Beside,
): Decision {
  const sorted = photos.toSorted((one, other) => (one.hash < other.hash ? -1 : 1));
  const { check: loss, difference } = checkLoss(sorted);
  const checks = [loss, checkClasses(sorted), checkLatency(pairs), ...(mark ? [mark] : []), references];
  const rightOf = (who: 'champion' | 'challenger') => sorted.filter((photo) => isRight(photo.label, photo[who])).length;
  const right = { version: rightOf('challenger'), champion: rightOf('champion'), total: sorted.length };
  const where = note === undefined ? '' : ` ${note}`;
  const words = `${right.version} of ${right.total} photos neither knew right${where}; the live one ${right.champion}`;
  const passed = passes(checks);
  return { passed, reason: reasonOf(words, checks, 'not worse'), checks, right, difference, flipped: flipped(sorted) };
}

const passes = (checks: GateCheck[]): boolean => checks.every(({ passed }) => passed);

/** Why not, as a few words behind the counts. */
const refusals: Record<GateCheck['name'], (check: GateCheck) => string> = {
  'log-loss': () => 'but its scores are worse, or may be',
  classes: ({ details }) => `worse at telling ${details.worse}`,
  latency: ({ details }) => `${Number(details.ratio).toFixed(1)} times as slow`,
  mark: ({ details }) => `too slow: p95 ${details.p95} ms, mark ${details.mark} ms`,
  references: () => 'it does not answer here as it did where it was trained',
  first: () => 'not surely better than chance',
};

function reasonOf(words: string, checks: GateCheck[], good: string): string {
  const bad = checks.filter(({ passed }) => !passed).map((check) => refusals[check.name](check));
  return `${words}; ${bad.length > 0 ? bad.join('; ') : good}`;
}

function flipped(photos: readonly PairedPhoto[]): FlippedPhoto[] {
  return photos
    .filter(({ label, champion, challenger }) => isRight(label, champion) !== isRight(label, challenger))
    .map(({ hash, label, champion, challenger }) => ({ hash, label, before: champion.best, after: challenger.best }));
}
