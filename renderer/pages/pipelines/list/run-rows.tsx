import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PipelineRun } from '../../../../contract/shapes/pipeline.ts';
import { StateDot } from '../../../components/state-dot.tsx';
import { usePageRows } from '../../../components/use-page-rows.ts';
import { useProjects } from '../../../data/use-models.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { useOriginWords } from '../use-origin-words.ts';
import { usePipelineWords } from '../use-pipeline-words.ts';
import styles from './run-rows.module.css';

interface Props {
  runs: readonly PipelineRun[];
  total: number;
  /** Loads what comes after them, where there is more. */
  more: (() => void) | undefined;
}

/** Pixels, about; rows are measured once they are drawn. */
const ROW = 62;
/** What comes next is asked for this many rows before the end is seen. */
const AHEAD = 20;

/** The runs, as many as there may be: only those in sight are drawn. The page itself scrolls. */
export function RunRows({ runs, total, more }: Props) {
  const { t } = useTranslation('pipelines');
  const keyOf = (index: number) => (runs[index] ? `${runs[index].pipeline} ${runs[index].run}` : index);
  const { list, margin, rows } = usePageRows({ count: runs.length, height: ROW, keyOf });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last > runs.length - AHEAD) more();
  }, [more, last, runs.length]);
  return (
    <ul ref={list} className={styles.rows} aria-label={t('runs')} style={{ height: rows.getTotalSize() }}>
      {items.map(({ index, key, start }) => {
        const run = runs[index];
        return (
          run && (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={styles.item}
              aria-posinset={index + 1}
              aria-setsize={total}
              style={{ transform: `translateY(${start - margin}px)` }}
            >
              <Row run={run} />
            </li>
          )
        );
      })}
    </ul>
  );
}

const dots = { queued: 'off', running: 'starting', done: 'ready', failed: 'failed', cancelled: 'off' } as const;

function Row({ run }: { run: PipelineRun }) {
  const { t } = useTranslation('pipelines');
  const { t: train } = useTranslation('train');
  const format = useFormat();
  const { name } = usePipelineWords()(run.pipeline);
  const origin = useOriginWords();
  const projects = useProjects().data;
  const { state, asked, began, ended, training } = run;
  const project = training && (projects?.find(({ id }) => id === training.project)?.name ?? training.project);
  const seconds = began !== undefined && ended !== undefined ? (Date.parse(ended) - Date.parse(began)) / 1000 : 0;
  return (
    <Link href={routes.pipelineRun(run.pipeline, run.run)} className={styles.row ?? ''}>
      <span className={styles.state}>
        <StateDot state={dots[state]} />
        {t(`state.${state}`)}
      </span>
      <span className={styles.what}>
        <span className={styles.name}>{[name, project].filter(Boolean).join(' · ')}</span>
        <span className={styles.soft}>
          {[training?.mode && train(`mode.${training.mode}`), origin(run.origin)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={styles.when}>
        {format.near(asked)}
        {seconds > 0 && <span className={styles.soft}>{format.duration(seconds)}</span>}
      </span>
    </Link>
  );
}
