import { useTranslation } from 'react-i18next';
import type { PodTrouble } from '../../../../contract/shapes/deployment.ts';

/** What is wrong with a copy, in the person's language. */
interface PodTroubleWords {
  message: string;
  hint: string;
  /** What the cluster itself says, in its own words. */
  said?: string;
}

export function usePodTrouble() {
  const { t } = useTranslation('deploy');
  return ({ kind, details }: PodTrouble): PodTroubleWords => {
    const said = String(details.words ?? '').trim();
    const known = kind === 'exited' && details.exit === undefined ? 'ended' : kind;
    const words = { message: t(`trouble.${known}.message`, details), hint: t(`trouble.${known}.hint`) };
    return said ? { ...words, said } : words;
  };
}
