import { useTranslation } from 'react-i18next';
import type { Trouble } from '../data/trouble.ts';

/** What happened and what to do, in the person's language. */
export interface TroubleWords {
  message: string;
  hint: string;
  /** The core's own English sentence, where the translated one cannot be as exact. */
  exact?: string;
}

/** Faults that have many causes: their own sentence is shown beside the translated one. */
const GENERAL: readonly Trouble['code'][] = [
  'internal',
  'bad-request',
  'not-found',
  'model-refused',
  'home-unusable',
  'parcel-refused',
  'download-failed',
  'address-refused',
];

export function useTroubleWords() {
  const { t } = useTranslation('faults');
  return ({ code, message, details }: Trouble): TroubleWords => {
    const words = { message: t(`${code}.message`, details), hint: t(`${code}.hint`, details) };
    return GENERAL.includes(code) && message ? { ...words, exact: message } : words;
  };
}
