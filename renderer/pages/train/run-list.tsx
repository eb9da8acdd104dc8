import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RunSummary } from '../../../contract/shapes/run.ts';
import { Panel } from '../../components/page.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { useTroubleWords } from '../../components/use-trouble-words.ts';
import type { Training } from '../../data/use-training.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import styles from './run-list.module.css';
import { useReasonWords } from './triggers/use-reason-words.ts';

const dots = { running: 'starting', done: 'ready', failed: 'failed', cancelled: 'off' } as const;

/** The trainings before: what came of each, and going on with those that did not end well. */
export function RunList({ runs, training }: { runs: readonly RunSummary[]; training: Training }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const words = useTroubleWords();
  const reasonWords = useReasonWords();
  const began = useTranslation('triggers').t;
  return (
    <Panel title={t('earlier')}>
      <ul className={styles.runs}>
        {runs.map(({ run, state, mode, started, by, photos, version, cause, error }) => (
          <li key={run} className={styles.run}>
            <span className={styles.state}>
              <StateDot state={dots[state]} />
              {t(`state.${state}`)}
            </span>
            <span className={styles.what}>
              {version ? <Link href={routes.model(version)}>{version}</Link> : error && words(error).message}
            </span>
            <span className={styles.soft}>
              {[
                format.dateTime(started),
                t(`mode.${mode}`),
                photos !== undefined && t('head.photos', { count: photos, number: format.number(photos) }),
                cause ? began('began', { reason: reasonWords(cause.reason) }) : by !== '' && t('by', { by }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {state !== 'done' && state !== 'running' && (
              <span className={styles.actions}>
                <Button size="compact-sm" variant="default" onClick={() => training.resume.mutate(run)}>
                  {t('resume')}
                </Button>
                <Button size="compact-sm" variant="subtle" color="gray" onClick={() => training.remove.mutate(run)}>
                  {t('remove')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
