import { useTranslation } from 'react-i18next';
import type { Correction } from '../../contract/shapes/correction.ts';
import { announce } from '../components/announcer.tsx';
import { type Judged, useSaying } from '../data/corrections/use-corrections.ts';

/** What a person does who judges a verdict. */
export function useJudging(judged: Judged, said: Correction | undefined) {
  const { t } = useTranslation('corrections');
  const { say, unsay, error } = useSaying();
  const call = (truth: string) =>
    say.mutate({ ...judged, truth }, { onSuccess: ({ right }) => announce(t(right ? 'saidRight' : 'saidWrong')) });
  const takeBack = () => unsay.mutate(judged, { onSuccess: () => announce(t('unsaid')) });
  const wrong = said !== undefined && !said.right;
  return {
    right: () => (said?.right ? takeBack() : call(judged.verdict)),
    /** Of the menu that asks what it is instead. */
    asked: {
      head: t('what'),
      chosen: wrong ? said.truth : undefined,
      onChoose: call,
      back: wrong ? { words: t('unsay'), onBack: takeBack } : undefined,
    },
    takeBack,
    error,
  };
}
