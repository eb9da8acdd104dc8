import { useTranslation } from 'react-i18next';
import type { Check } from '../../../contract/shapes/check.ts';
import { useFormat } from '../../i18n/format.ts';
import { isCheckName } from './check-names.ts';

/** A check in the person's language. */
export interface CheckWords {
  name: string;
  finding: string;
  hint?: string | undefined;
  /** The core's own English sentence, which tells more where something is wrong. */
  exact?: string;
}

export function useCheckWords() {
  const { t } = useTranslation('doctor');
  const format = useFormat();
  return ({ name, state, finding, hint, details }: Check): CheckWords => {
    if (!isCheckName(name)) return { name, finding, hint };
    const values = { ...details, free: format.bytes(Number(details.free ?? 0)) };
    const title = t(`check.${name}.name`);
    if (state === 'ok') return { name: title, finding: t(`check.${name}.ok`, values) };
    return {
      name: title,
      finding: t(`check.${name}.wrong`, values),
      hint: t(`check.${name}.hint`, values),
      exact: finding,
    };
  };
}
