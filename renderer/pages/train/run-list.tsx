import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RunSummary } from '../../../contract/shapes/run.ts';
import { Panel } from '../../components/page.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { usePageRows } from '../../components/use-page-rows.ts';
import { useTroubleWords } from '../../components/use-trouble-words.ts';
import type { Training } from '../../data/use-training.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import styles from './run-list.module.css';
import { useReasonWords } from './triggers/use-reason-words.ts';

const dots = { running: 'starting', done: 'ready', failed: 'failed', cancelled: 'off' } as const;

interface Props {
  runs: readonly RunSummary[];
  training: Training;
}

/** Pixels of a row on one line, as the style sheet says; others are measured once they are drawn. */
const ROW = 52;

/**
 * The trainings before, as many as there may be: only those in sight are drawn, and the page itself scrolls. What came of
 * each, and going on with those that did not end well.
 */
export function RunList({ runs, training }: Props) {
  const { t } = useTranslation('train');
  const keyOf = (index: number) => runs[index]?.run ?? index;
  const { list, margin, rows } = usePageRows({ count: runs.length, height: ROW, keyOf });
  return (
    <Panel id="train-earlier" title={t('earlier')}>
      <ul ref={list} className={styles.runs} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const run = runs[index];
          return (
            run && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={styles.item}
                aria-posinset={index + 1}
                aria-setsize={runs.length}
                style={{ transform: `translateY(${start - margin}px)` }}
              >
                <Run of={run} training={training} />
              </li>
            )
          );
        })}
      </ul>
    </Panel>
  );
}

function Run({ of, training }: { of: RunSummary; training: Training }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const words = useTroubleWords();
  const reasonWords = useReasonWords();
  const began = useTranslation('triggers').t;
  const { run, state, mode, started, by, photos, version, cause, error } = of;
  return (
    <div className={styles.run}>
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
    </div>
  );
}
