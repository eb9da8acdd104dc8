import type { Check } from '../../../contract/doctor.ts';

/** A check in the person's language. */
export function useCheckWords() {
  return ({ name, finding, hint }: Check) => ({ name, finding, hint });
}
