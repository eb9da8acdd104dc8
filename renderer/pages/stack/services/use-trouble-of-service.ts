import { useTranslation } from 'react-i18next';
import type { ServiceTrouble, TroubleKind } from '../../../../contract/shapes/stack.ts';
import { useFormat } from '../../../i18n/format.ts';

/** What is wrong with a service, in the person's language. */
interface ServiceTroubleWords {
  message: string;
  hint: string;
  /** What the service itself said last, in its own words. */
  said?: string;
}

export function useTroubleOfService() {
  const { t } = useTranslation('stack');
  const format = useFormat();
  return ({ kind, details }: ServiceTrouble): ServiceTroubleWords => {
    const said = String(details.probe ?? details.words ?? '').trim();
    const words = { message: message(kind, details), hint: t(`trouble.${kind}.hint`) };
    return said ? { ...words, said } : words;
  };

  function message(kind: TroubleKind, { limit, exit, restarts }: ServiceTrouble['details']): string {
    if (kind === 'out-of-memory' && limit !== undefined)
      return t('trouble.out-of-memory.messageOf', { limit: format.memory(Number(limit)) });
    if ((kind === 'exited' || kind === 'exited-at-once') && exit !== undefined)
      return t(`trouble.${kind}.messageWith`, { exit });
    if (kind === 'crash-loop' && restarts !== undefined) {
      const times = t('trouble.crash-loop.times', {
        count: Number(restarts),
        number: format.number(Number(restarts)),
      });
      return `${t('trouble.crash-loop.message')} ${times}`;
    }
    return t(`trouble.${kind}.message`);
  }
}
