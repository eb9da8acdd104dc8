import type { LoadLevel, LoadSample } from '../../../contract/shapes/load.ts';

/** What the charts draw of a stretch of a test; a value that is not there is not drawn. */
export interface LoadRow {
  /** Its last second. */
  at: string;
  from: number;
  to: number;
  users: number;
  /** Photos a second that got their verdict. */
  rate: number;
  p50?: number;
  p95?: number;
  p99?: number;
  /** The p95 of the same stretch of the test before. */
  before?: number;
  /** Photos a second. */
  turnedAway: number;
  errors: number;
  cpu: number;
  apiCpu?: number;
  replicas?: number;
}

export function loadRows(samples: readonly LoadSample[], before: readonly LoadSample[] = []): LoadRow[] {
  const known = new Map(before.map(({ at, ms }) => [at, ms?.p95]));
  return samples.map((sample) => {
    const { at, seconds, users, answered, turnedAway, errors, ms, cpu, apiCpu, replicas } = sample;
    const was = known.get(at);
    return {
      at: String(at),
      from: at - seconds,
      to: at,
      users,
      rate: answered / seconds,
      ...ms,
      ...(was !== undefined && { before: was }),
      turnedAway: turnedAway / seconds,
      errors: errors / seconds,
      cpu,
      ...(apiCpu !== undefined && { apiCpu }),
      ...(replicas !== undefined && { replicas }),
    };
  });
}

/** Where another number of users begins, the first included. */
export const userMarks = (rows: readonly LoadRow[]): LoadRow[] =>
  rows.filter(({ users }, at) => users !== rows[at - 1]?.users);

export interface Shares {
  sent: number;
  /** Answers a second; none where no time went by. */
  rate?: number;
  turnedAway?: number;
  errors?: number;
}

/** What a level comes to as shares of all that was sent; none of nothing. */
export function sharesOf({ answered, turnedAway, errors, seconds }: LoadLevel): Shares {
  const sent = answered + turnedAway + errors;
  return {
    sent,
    ...(seconds > 0 && { rate: answered / seconds }),
    ...(sent > 0 && { turnedAway: turnedAway / sent, errors: errors / sent }),
  };
}
