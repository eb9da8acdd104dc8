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
  'file-unwritable',
  'not-found',
  'model-refused',
  'home-unusable',
  'secrets-locked',
  'folder-refused',
  'certificate-unknown',
  'certificates-unreadable',
  'store-unreachable',
  'store-refused',
  'parcel-refused',
  'download-failed',
  'update-failed',
  'address-refused',
  'remote-failed',
  'remote-refused',
  'engine-missing',
  'engine-gone',
  'engine-refused',
  'image-missing',
  'pull-failed',
  'pull-blocked',
  'build-failed',
  'compose-refused',
  'stack-foreign',
  'service-failed',
  'service-slow',
  'rollout-failed',
  'rollout-taken-back',
];

/** What a person asked for that cannot be: in English the core's own sentence is the better one. */
const ASKED: readonly Trouble['code'][] = ['bad-request', 'file-unwritable'];

export function useTroubleWords() {
  const { t, i18n } = useTranslation('faults');
  return ({ code, message, hint, details }: Trouble): TroubleWords => {
    if (ASKED.includes(code) && message && hint && i18n.language.startsWith('en')) return { message, hint };
    const words = { message: t(`${code}.message`, details), hint: t(`${code}.hint`, details) };
    return GENERAL.includes(code) && message ? { ...words, exact: message } : words;
  };
}
