import { useTranslation } from 'react-i18next';
import type { Check } from '../../../contract/shapes/check.ts';
import { useFormat } from '../../i18n/format.ts';
import { checkKind, mendedKind, toldName } from './check-names.ts';

/** A check in the person's language. */
export interface CheckWords {
  name: string;
  /** What it is, and what hangs on it. */
  means?: string | undefined;
  finding: string;
  hint?: string | undefined;
  /** The core's own English sentence, which tells more where something is wrong. */
  exact?: string;
  /** What the button that mends it does. */
  fix: string;
}

/** Figures of these names are bytes. */
const BYTES = ['free', 'clearable', 'needed'] as const;
const MEMORY = ['own', 'total'] as const;

export function useCheckWords() {
  const { t } = useTranslation('doctor');
  const format = useFormat();
  return ({ name, meaning: means, state, finding, hint, details }: Check): CheckWords => {
    const kind = checkKind(name);
    if (!kind) return { name, means, finding, hint, fix: t('fix') };
    const inBytes = kind === 'memory' || kind === 'stack-memory' ? format.memory : format.bytes;
    const figures = [
      ...BYTES.map((each) => [each, inBytes(Number(details[each] ?? 0))] as const),
      ...MEMORY.map((each) => [each, format.memory(Number(details[each] ?? 0))] as const),
    ];
    const values = { ...details, ...Object.fromEntries(figures), cluster: details.context ?? '' };
    const say = (sentence: 'ok' | 'wrong' | 'hint') => {
      const exact = toldName(kind, sentence, details.how);
      return exact ? t(`told.${exact}`, values) : t(`check.${kind}.${sentence}`, values);
    };
    const mended = mendedKind(name);
    const common = {
      name: t(`check.${kind}.name`, values),
      means: t(`check.${kind}.means`, values),
      fix: mended ? t(`check.${mended}.fix`) : t('fix'),
    };
    if (state === 'ok') return { ...common, finding: say('ok') };
    return {
      ...common,
      finding: say('wrong'),
      hint: say('hint'),
      exact: finding,
    };
  };
}
