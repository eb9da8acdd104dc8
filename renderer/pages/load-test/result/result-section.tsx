import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LoadResult } from '../../../../contract/shapes/load.ts';
import { IconDelete } from '../../../components/icons.ts';
import { Panel } from '../../../components/page.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { LoadCharts } from '../charts/load-charts.tsx';
import { ReportMenu } from '../report/report-menu.tsx';
import { LevelsTable } from './levels-table.tsx';
import { LoadFigures } from './load-figures.tsx';
import styles from './result-section.module.css';
import { useAboutWords } from './use-about-words.ts';
import { VerdictNote } from './verdict-note.tsx';

interface Props {
  result: LoadResult;
  /** The same test of the version before. */
  before: LoadResult | undefined;
  removing: boolean;
  onRemove: () => void;
}

/** What a test measured: the verdict, figures, curves beside those of the version before, and what failed. */
export function ResultSection({ result, before, removing, onRemove }: Props) {
  const { t } = useTranslation('load');
  const format = useFormat();
  const about = useAboutWords();
  const { verdict, stopped, total, cpu, cores, levels, failures, samples } = result;
  return (
    <section className={styles.section} aria-label={t('result.title')}>
      <Panel
        title={t('result.title')}
        action={
          <div className={styles.actions}>
            <ReportMenu result={result} before={before} />
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconDelete size={18} aria-hidden />}
              loading={removing}
              onClick={onRemove}
            >
              {t('result.remove')}
            </Button>
          </div>
        }
      >
        <VerdictNote verdict={verdict} stopped={stopped} />
        <p className={styles.about}>{about(result, before).join(' ')}</p>
      </Panel>
      <LoadFigures total={total} cpu={cpu} cores={cores} before={before?.total} />
      <LoadCharts samples={samples} before={before} />
      {levels.length > 1 && (
        <Panel title={t('levels.title')}>
          <LevelsTable levels={levels} before={before?.levels} />
        </Panel>
      )}
      {failures.length > 0 && (
        <Panel title={t('failures.title')}>
          <ul>
            {failures.map(({ what, times }) => (
              <li key={what}>{t('failures.times', { what, count: times, number: format.number(times) })}</li>
            ))}
          </ul>
        </Panel>
      )}
    </section>
  );
}
