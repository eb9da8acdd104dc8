import type { LoadLevel, LoadLive, LoadReason, LoadResult, LoadVerdict } from '../../contract/shapes/load.ts';

export const share = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;

const sent = ({ answered, turnedAway, errors }: LoadLevel): number => answered + turnedAway + errors;

export const aSecond = ({ answered, seconds }: LoadLevel): string =>
  seconds === 0 ? '' : (answered / seconds).toFixed(1);

const people = (users: number): string => (users === 1 ? '1 user' : `${users} users`);

/** How a test goes on, in one line. */
export function liveLine({ done, plan, samples }: LoadLive): string {
  const last = samples.at(-1);
  const time = `${done} of ${plan.seconds} s`;
  if (!last) return `${time}, starting`;
  return [
    time,
    people(last.users),
    `${(last.answered / last.seconds).toFixed(1)} a second`,
    last.ms && `p95 ${last.ms.p95} ms`,
    last.turnedAway > 0 && `${last.turnedAway} turned away`,
    last.errors > 0 && `${last.errors} errors`,
    `generator at ${(100 * last.cpu).toFixed(0)} % of a core`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** A row a number of users. */
export const HEAD = ['USERS', 'A SECOND', 'P50', 'P95', 'P99', 'TURNED AWAY', 'ERRORS'];

export const rowOf = (level: LoadLevel): string[] => [
  String(level.users),
  aSecond(level),
  ...(level.ms ? [level.ms.p50, level.ms.p95, level.ms.p99].map((ms) => `${ms} ms`) : ['', '', '']),
  share(level.turnedAway, sent(level)),
  share(level.errors, sent(level)),
];

const why: Record<LoadReason, (verdict: LoadVerdict) => string> = {
  slow: ({ level, mark }) => `95 of 100 photos took up to ${level?.ms?.p95} ms, and the mark is ${mark.p95} ms`,
  errors: ({ level, mark }) =>
    `${level ? share(level.errors, sent(level)) : ''} ended in an error, and the mark is ${share(mark.errors, 1)}`,
  'turned-away': ({ level }) =>
    `${level ? share(level.turnedAway, sent(level)) : ''} were turned away, so that 95 of 100 cannot be answered in time`,
  slower: ({ slowdown }) => `at the end answers took ${slowdown?.toFixed(2)} times as long as at the beginning`,
  'too-few-users': ({ mark }) => `there were never the ${people(mark.users)} that the mark speaks of`,
  'too-few-answers': () => 'too few photos were sent to tell how long 95 of 100 take',
  'generator-busy': () =>
    'it was slow, and the generator was as busy as it can be: what was measured is the generator, not the API',
};

/** Whether it was passed, and why not, in a sentence. */
export function verdictWords(verdict: LoadVerdict): string {
  const { state, reasons, level, mark } = verdict;
  if (state === 'passed' && level)
    return `Passed: with ${people(level.users)} 95 of 100 photos had their verdict within ${level.ms?.p95} ms (mark: ${mark.p95} ms), and ${share(level.errors, sent(level))} ended in an error (mark: ${share(mark.errors, 1)}).`;
  const words = reasons.map((reason) => why[reason](verdict)).join('; ');
  const users = level ? `with ${people(level.users)} ` : '';
  return state === 'failed' ? `Failed: ${users}${words}.` : `Not told: ${words}.`;
}

/** What was tested, and by what. */
export function aboutWords({ plan, target, photos, versions, stopped }: LoadResult): string {
  const from = photos.from === 'project' ? 'the project' : 'the history';
  const by = versions.map(({ version }) => version).join(', ') || 'nobody';
  return `${plan.profile}, ${people(plan.users)}, ${plan.seconds} s${stopped ? ' (stopped before)' : ''}: ${photos.count} photos of ${from} to ${target.address}, answered by ${by}.`;
}
