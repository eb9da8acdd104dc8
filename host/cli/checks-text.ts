import type { Check } from '../../contract/shapes/check.ts';
import { visible } from './table.ts';

const marks = { ok: '✓', warning: '!', failed: '✗' };

type Told = Pick<Check, 'state' | 'finding' | 'hint' | 'meaning'> & Partial<Pick<Check, 'details'>>;

/** What was looked at, a line each; where it is not well, what it is for and what to do below. */
export const checksText = (checks: readonly Told[]): string =>
  checks
    .flatMap(({ state, finding, hint, meaning, details }) => [
      `${marks[state]} ${visible(finding)}`,
      ...(hint && meaning ? [`  ${visible(meaning)}`] : []),
      ...(hint ? [`  ${visible(hint)}`] : []),
      ...(hint && typeof details?.command === 'string' ? [`  $ ${visible(details.command)}`] : []),
      ...(hint && typeof details?.page === 'string' ? [`  ${visible(details.page)}`] : []),
    ])
    .map((line) => `${line}\n`)
    .join('');
