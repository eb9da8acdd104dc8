import type { CoreTrouble } from '../../contract/desk.ts';
import type { Words } from './en.ts';

/** Why the core does not run, in the person's language; in its own words where nobody foresaw it. */
export function troubleWords({ fault, message, hint }: CoreTrouble, { refusals, gaveUp }: Words): string {
  if (!fault) return gaveUp;
  const foreseen: Partial<Record<string, string>> = refusals;
  return Object.hasOwn(foreseen, fault.code) ? (foreseen[fault.code] ?? '') : `${message}\n\n${hint}`;
}
