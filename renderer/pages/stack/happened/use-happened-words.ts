import { useTranslation } from 'react-i18next';
import type { Happening } from '../../../../contract/shapes/stack.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTroubleOfService } from '../services/use-trouble-of-service.ts';

/** What happened, when, and how often since. */
export function useHappenedWords() {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const words = useTroubleOfService();
  return ({ trouble, first, last, count }: Happening) => {
    const { message, said } = words(trouble);
    const at = { when: format.near(first) };
    const when =
      count === 1
        ? t('happened.once', at)
        : t('happened.times', { ...at, count: count - 1, number: format.number(count - 1), last: format.near(last) });
    return { message, when, said };
  };
}
