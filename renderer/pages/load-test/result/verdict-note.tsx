import { useTranslation } from 'react-i18next';
import type { LoadResult } from '../../../../contract/shapes/load.ts';
import { IconFailed, IconInfo, IconOk } from '../../../components/icons.ts';
import { useVerdictWords } from '../use-verdict-words.ts';
import styles from './verdict-note.module.css';

const icons = { passed: IconOk, failed: IconFailed, untold: IconInfo };

/** Whether the test was passed, in a sentence. */
export function VerdictNote({ verdict, stopped }: Pick<LoadResult, 'verdict' | 'stopped'>) {
  const { t } = useTranslation('load');
  const words = useVerdictWords();
  const Icon = icons[verdict.state];
  return (
    <div className={styles.note} data-state={verdict.state} role="status">
      <Icon className={styles.icon} size={24} stroke={1.7} aria-hidden />
      <div>
        <p className={styles.state}>{t(`verdict.${verdict.state}`)}</p>
        {words(verdict).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {stopped && <p>{t('verdict.stopped')}</p>}
      </div>
    </div>
  );
}
