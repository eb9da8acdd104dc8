import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Because, because, becauseValues } from '../../contract/because.ts';
import { faultCases } from '../../contract/fault-cases.ts';
import { faultValues } from '../../contract/fault-values.ts';
import { own } from '../../contract/shapes/own.ts';
import type { ValueKinds } from '../../contract/value-kinds.ts';
import type { Trouble } from '../data/trouble.ts';
import { useFormat } from '../i18n/format.ts';
import { writeValues } from '../i18n/write-values.ts';

/** What happened and what to do, in the person's language. */
export interface TroubleWords {
  message: string;
  hint: string;
  /** What a program outside of Meadow said, in its own words. */
  said?: string;
}

/** Where the sentences of a fault are, of its case where its code has several, and what they are filled with. */
function sentencesOf({ code, details }: Trouble): { key: string; kinds: ValueKinds } {
  const cases: Record<string, ValueKinds> = own(faultCases, code) ?? {};
  const kinds = own(cases, String(details.case));
  return kinds
    ? { key: `faultCases:${code}.${details.case}`, kinds }
    : { key: code, kinds: own(faultValues, code) ?? {} };
}

export function useTroubleWords() {
  const { t } = useTranslation(['faults', 'faultCases', 'because']);
  const format = useFormat();
  // The cases of each code are closed: the tests look that all have words.
  const say = t as unknown as TFunction<'faults'> & ((key: string, values: object) => string);
  return (trouble: Trouble): TroubleWords => {
    const { details } = trouble;
    const { key, kinds } = sentencesOf(trouble);
    const values = { ...writeValues(details, kinds, format), reason: reasonIn(details) };
    const words = { message: say(`${key}.message`, values), hint: say(`${key}.hint`, values) };
    const said = String(details.said ?? '').trim();
    return said === '' ? words : { ...words, said };
  };

  /** Why, as the end of a sentence; nothing where the reason is known in a program's own words only. */
  function reasonIn(details: Trouble['details']): string {
    const reason = String(details.because) as Because;
    if (!Object.hasOwn(because, reason)) return '';
    const kinds = own(becauseValues, reason) ?? {};
    return say('reason', { why: say(`because:${reason}`, writeValues(details, kinds, format)) });
  }
}
