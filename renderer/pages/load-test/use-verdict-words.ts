import { useTranslation } from 'react-i18next';
import type { LoadVerdict } from '../../../contract/shapes/load.ts';
import { useFormat } from '../../i18n/format.ts';
import { sharesOf } from './load-rows.ts';

/** Whether a test was passed, and why not, in the person's language. */
export function useVerdictWords() {
  const { t } = useTranslation('load');
  const format = useFormat();
  return ({ state, reasons, level, mark, slowdown }: LoadVerdict): string[] => {
    const count = level?.users ?? mark.users;
    const users = t('live.users', { count, number: format.number(count) });
    const times = { users, p95: format.ms(level?.ms?.p95 ?? 0), mark: format.ms(mark.p95) };
    if (state === 'passed') {
      return [t('verdict.passedWords', { count, number: format.number(count), ...times })];
    }
    const { errors = 0, turnedAway = 0 } = level ? sharesOf(level) : {};
    return reasons.map((reason) => {
      switch (reason) {
        case 'errors':
          return t('verdict.reasons.errors', {
            users,
            share: format.percentFine(errors),
            mark: format.percentFine(mark.errors),
          });
        case 'turned-away':
          return t('verdict.reasons.turned-away', { users, share: format.percentFine(turnedAway) });
        case 'slower':
          return t('verdict.reasons.slower', { times: format.decimal(slowdown ?? 1) });
        case 'too-few-users':
          return t('verdict.reasons.too-few-users', { count: mark.users, number: format.number(mark.users) });
        default:
          return t(`verdict.reasons.${reason}`, times);
      }
    });
  };
}
