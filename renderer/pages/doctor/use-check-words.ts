import { useTranslation } from 'react-i18next';
import type { FaultShape } from '../../../contract/errors.ts';
import type { Check } from '../../../contract/shapes/check.ts';
import { useRuntimeName } from '../../components/use-runtime-name.ts';
import { useTroubleWords } from '../../components/use-trouble-words.ts';
import { useFormat } from '../../i18n/format.ts';
import { checkKind, mendedKind, toldName } from './check-names.ts';

/** A check in the person's language. */
export interface CheckWords {
  name: string;
  /** What it is, and what hangs on it. */
  means?: string | undefined;
  finding: string;
  hint?: string | undefined;
  /** What a program outside of Meadow said of it. */
  said?: string | undefined;
  /** What the button that mends it does. */
  fix: string;
}

/** Figures of these names are bytes. */
const BYTES = ['free', 'clearable', 'needed'] as const;
const MEMORY = ['own', 'total'] as const;

export function useCheckWords() {
  const { t, i18n } = useTranslation('doctor');
  const format = useFormat();
  const trouble = useTroubleWords();
  const runtimeName = useRuntimeName();
  const words = (fault: FaultShape) => {
    const { message, ...rest } = trouble(fault);
    return { finding: message, ...rest };
  };
  return ({ name, meaning: means, state, finding, hint, fault, details }: Check): CheckWords => {
    const kind = checkKind(name);
    if (!kind) return { name, means, finding, hint, fix: t('fix') };
    const inBytes = kind === 'memory' || kind === 'stack-memory' ? format.memory : format.bytes;
    const figures = [
      ...BYTES.map((each) => [each, inBytes(Number(details[each] ?? 0))] as const),
      ...MEMORY.map((each) => [each, format.memory(Number(details[each] ?? 0))] as const),
    ];
    const values = {
      ...details,
      ...Object.fromEntries(figures),
      cluster: details.context ?? '',
      runtime: runtimeName(String(details.runtime ?? '')),
    };
    const say = (sentence: 'ok' | 'wrong' | 'hint') => {
      const exact = toldName(kind, sentence, details.how);
      return exact ? t(`told.${exact}`, values) : t(`check.${kind}.${sentence}`, values);
    };
    const mended = mendedKind(name);
    const exactFix = toldName(kind, 'fix', details.how);
    const common = {
      name: t(`check.${kind}.name`, values),
      means: t(`check.${kind}.means`, values),
      fix: exactFix ? t(`told.${exactFix}`) : mended ? t(`check.${mended}.fix`) : t('fix'),
    };
    if (state === 'ok') return { ...common, finding: say('ok') };
    if (fault) return { ...common, ...words(fault) };
    // The core's own sentence is the more exact one, where it is in the person's language.
    if (i18n.language.startsWith('en')) return { ...common, finding, hint: say('hint') };
    const said = details.said === undefined ? {} : { said: String(details.said) };
    return { ...common, finding: say('wrong'), hint: say('hint'), ...said };
  };
}
