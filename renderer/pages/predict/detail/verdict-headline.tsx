import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../../contract/shapes/verdict.ts';
import { NEITHER } from '../../../components/class-mark.ts';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './verdict-headline.module.css';

type Told = Pick<Verdict, 'verdict' | 'label' | 'scores' | 'reason' | 'barelyKnown'>;

/** The verdict, large, and in a sentence how it came to be. */
export function VerdictHeadline({ verdict }: { verdict: Told }) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const reason = useReason(verdict);
  const share = format.confidence(verdict.scores[verdict.label] ?? 0);
  return (
    <div>
      <h2 className={styles.verdict}>
        <VerdictName verdict={verdict.verdict} size={22} />
      </h2>
      <p className={styles.sentence}>
        {[verdict.verdict !== NEITHER && t(reason ? 'sureBut' : 'sure', { share }), reason].filter(Boolean).join(' ')}
      </p>
    </div>
  );
}

/** Why a photo is neither, or why its class is to be doubted, in words; empty for any other verdict. */
export function useReason({ reason, barelyKnown, scores }: Pick<Verdict, 'reason' | 'barelyKnown' | 'scores'>): string {
  const { t } = useTranslation('predict');
  if (barelyKnown) return t('reason.barely');
  if (!reason) return '';
  if (reason === 'unlike') return t('reason.unlike');
  const [first, second] = Object.entries(scores).sort(([, a], [, b]) => b - a);
  return t('reason.between', { first: first?.[0] ?? '', second: second?.[0] ?? '' });
}
