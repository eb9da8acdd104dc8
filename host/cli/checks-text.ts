import type { Check } from '../../contract/shapes/check.ts';
import { visible } from './table.ts';

const marks = { ok: '✓', warning: '!', failed: '✗' };

/** What was looked at, a line each, and below what to do. */
export const checksText = (checks: readonly Pick<Check, 'state' | 'finding' | 'hint'>[]): string =>
  checks
    .flatMap(({ state, finding, hint }) => [
      `${marks[state]} ${visible(finding)}`,
      ...(hint ? [`  ${visible(hint)}`] : []),
    ])
    .map((line) => `${line}\n`)
    .join('');
