import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useTriggerLog } from '../../../data/use-triggers.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './decision-log.module.css';
import { useReasonWords } from './use-reason-words.ts';

/** What the triggers decided, newest first. */
export function DecisionLog({ project }: { project: string }) {
  const { t } = useTranslation('triggers');
  const format = useFormat();
  const words = useReasonWords();
  const { data, error, refetch } = useTriggerLog(project);
  return (
    <Panel title={t('log.title')}>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className={styles.soft}>{t('log.empty')}</p>}
      <ul className={styles.decisions} aria-label={t('log.title')}>
        {data?.map(({ id, trigger, at, ran, reason }) => (
          <li key={id} className={styles.decision}>
            <span className={styles.which}>
              <StateDot state={ran ? 'ready' : 'off'} />
              {t(`name.${trigger}`)}
            </span>
            <span className={styles.why}>{t(ran ? 'ran' : 'held', { reason: words(reason) })}.</span>
            <time className={styles.soft} dateTime={at}>
              {format.dateTime(at)}
            </time>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
