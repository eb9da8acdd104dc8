import type { Happening } from '../../../../contract/shapes/stack.ts';

const keyOf = ({ service, trouble, first, count }: Happening): string => `${service} ${trouble.kind} ${first} ${count}`;

export const happeningKeys = (happened: readonly Happening[]): ReadonlySet<string> => new Set(happened.map(keyOf));

/** What was not there before, or happened again. */
export const newHappenings = (happened: readonly Happening[], known: ReadonlySet<string>): Happening[] =>
  happened.filter((each) => !known.has(keyOf(each)));
