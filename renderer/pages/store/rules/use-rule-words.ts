import { useTranslation } from 'react-i18next';
import type { KeptRule } from '../../../../contract/shapes/store.ts';
import { useFormat } from '../../../i18n/format.ts';

/** What a rule does, as a sentence. */
export function useRuleWords(): (rule: Pick<KeptRule, 'prefix' | 'deed'>) => string {
  const { t } = useTranslation('store');
  const format = useFormat();
  return ({ prefix, deed }) => {
    if (!deed) return t('rules.other');
    const values = { count: deed.days, days: format.number(deed.days), prefix };
    return t(`rules.${deed.kind}.${prefix === '' ? 'all' : 'below'}`, values);
  };
}
