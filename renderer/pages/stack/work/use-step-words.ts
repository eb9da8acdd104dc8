import { useTranslation } from 'react-i18next';
import type { ServiceWork } from '../../../../contract/shapes/stack.ts';
import { useFormat } from '../../../i18n/format.ts';
import { timeLeft } from '../../../i18n/time-left.ts';
import { useRoleWords } from '../services/use-role-words.ts';

/** How long it takes yet, as people say it. */
export function useLeftWords() {
  const { t } = useTranslation('stack');
  return (seconds: number): string => {
    const { unit, count } = timeLeft(seconds);
    return t(`left.${unit}`, { count });
  };
}

/** What is told of a step besides its name: how much of it is done, how long it takes yet, what it waits for. */
export function useStepWords() {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const left = useLeftWords();
  const role = useRoleWords();
  return (work: ServiceWork): string => {
    const { step, waitsFor } = work;
    if (waitsFor.length > 0 && (step === 'waiting' || step === 'create' || step === 'start'))
      return t('step.waitsFor', { services: waitsFor.map((service) => role(service).name).join(', ') });
    const rest = work.left === undefined || step === 'waiting' ? undefined : left(work.left);
    return [amount(work), rest].filter(Boolean).join(' · ');
  };

  function amount({ step, done, total }: ServiceWork): string | undefined {
    if (total === 0) return undefined;
    if (step === 'pull') return t('step.bytes', { done: format.bytes(done), total: format.bytes(total) });
    if (step === 'build') return t('step.steps', { done: format.number(done), total: format.number(total) });
    return undefined;
  }
}
