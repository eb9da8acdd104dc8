import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Correction } from '../../contract/shapes/correction.ts';
import { IconAlert, IconCheck, IconClose } from '../components/icons.ts';
import { useVerdictName } from '../components/verdict-name.tsx';
import type { Judged } from '../data/corrections/use-corrections.ts';
import styles from './corrections.module.css';
import { useJudging } from './use-judging.ts';
import { useTruths } from './use-truths.ts';
import { WrongMenu } from './wrong-menu.tsx';

/** The same in a row of a list: two small buttons, one of which is pressed once something was said. */
export function RowMarks({ judged, said }: { judged: Judged; said: Correction | undefined }) {
  const { t } = useTranslation('corrections');
  const truths = useTruths(judged);
  const judging = useJudging(judged, said);
  const truth = useVerdictName(said?.truth ?? '');
  if (truths.length === 0) return null;
  const wrong = said !== undefined && !said.right;
  const { photo } = judged;
  return (
    <span className={styles.marks}>
      <ActionIcon
        variant={said?.right ? 'light' : 'subtle'}
        {...(!said?.right && { color: 'gray' })}
        aria-label={t('rightOf', { photo })}
        title={t('right')}
        aria-pressed={said?.right ?? false}
        onClick={judging.right}
      >
        <IconCheck size={18} />
      </ActionIcon>
      <WrongMenu truths={truths} said={wrong ? said : undefined} onSay={judging.wrong} onUnsay={judging.takeBack}>
        <ActionIcon
          variant={wrong ? 'light' : 'subtle'}
          color={wrong ? 'red' : 'gray'}
          aria-label={wrong ? t('wrongOfIs', { photo, truth }) : t('wrongOf', { photo })}
          title={wrong ? t('isThat', { truth }) : t('wrong')}
          aria-pressed={wrong}
        >
          <IconClose size={18} />
        </ActionIcon>
      </WrongMenu>
      {judging.error && <IconAlert size={16} className={styles.alert} role="img" aria-label={t('failed')} />}
    </span>
  );
}
