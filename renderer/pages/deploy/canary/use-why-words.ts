import { useTranslation } from 'react-i18next';
import type { CanaryWhy } from '../../../../contract/shapes/canary.ts';
import { useFormat } from '../../../i18n/format.ts';

/** Why a canary ended, in a sentence; `said`: the cluster's own words. */
export function useWhyWords() {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  return ({ kind, details }: CanaryWhy): { words: string; said?: string } => {
    const { canary, champion, photos, agreed, words, version } = details;
    const share = (value: unknown) => format.percentFine(Number(value ?? 0));
    const ms = (value: unknown) => format.ms(Number(value ?? 0) * 1000);
    const value = kind === 'slow' ? ms : share;
    return {
      words: t(`canary.why.${kind}`, {
        canary: value(canary),
        champion: value(champion),
        agreed: format.number(Number(agreed ?? 0)),
        photos: format.number(Number(photos ?? 0)),
        version: String(version ?? ''),
      }),
      ...(words !== undefined && { said: String(words) }),
    };
  };
}
