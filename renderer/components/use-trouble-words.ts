import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { because } from '../../contract/because.ts';
import { faultCases } from '../../contract/fault-cases.ts';
import type { Trouble } from '../data/trouble.ts';
import { useFormat } from '../i18n/format.ts';

/** What happened and what to do, in the person's language. */
export interface TroubleWords {
  message: string;
  hint: string;
  /** What a program outside of Meadow said, in its own words. */
  said?: string;
}

/** Values that are bytes, whatever sentence they stand in. */
const BYTES = ['needed', 'free'];

type Part = 'message' | 'hint';

/** The key of a sentence: of a fault's case, where its code has several. */
function keyOf({ code, details }: Trouble, part: Part) {
  const cases: Record<string, unknown> = Object.hasOwn(faultCases, code)
    ? faultCases[code as keyof typeof faultCases]
    : {};
  return Object.hasOwn(cases, String(details.case)) ? `faultCases:${code}.${details.case}.${part}` : `${code}.${part}`;
}

export function useTroubleWords() {
  const { t } = useTranslation(['faults', 'faultCases', 'because']);
  const format = useFormat();
  // The cases of each code are closed: the tests look that all have words.
  const say = t as unknown as TFunction<'faults'> & ((key: string, values: object) => string);
  return (trouble: Trouble): TroubleWords => {
    const { details } = trouble;
    const amounts = Object.fromEntries(BYTES.map((name) => [name, format.bytes(Number(details[name] ?? 0))]));
    const why = Object.hasOwn(because, String(details.because))
      ? say(`because:${details.because}`, details)
      : undefined;
    const reason = why === undefined ? '' : say('reason', { why });
    const values = { ...details, ...amounts, reason };
    const words = { message: say(keyOf(trouble, 'message'), values), hint: say(keyOf(trouble, 'hint'), values) };
    const said = String(details.said ?? '').trim();
    return said === '' ? words : { ...words, said };
  };
}
