import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LoadLive } from '../../../contract/shapes/load.ts';
import { IconStop } from '../../components/icons.ts';
import { Panel } from '../../components/page.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useFormat } from '../../i18n/format.ts';
import { timeLeft } from '../../i18n/time-left.ts';
import { LoadCharts } from './charts/load-charts.tsx';
import styles from './load-test.module.css';
import { LoadFigures } from './result/load-figures.tsx';

/** The test that goes on: how far it is, what it has measured until now, and the way to stop it. */
export function LivePanel({ live, onStop }: { live: LoadLive; onStop: () => void }) {
  const { t } = useTranslation('load');
  const { t: tBatch } = useTranslation('predict');
  const format = useFormat();
  const { done, plan, samples, total } = live;
  const rest = timeLeft(plan.seconds - done);
  const last = samples.at(-1);
  const words = [
    t('live.progress', { done: format.number(done), total: format.number(plan.seconds) }),
    last && t('live.users', { count: last.users, number: format.number(last.users) }),
    tBatch(`batch.left.${rest.unit}`, { count: rest.count }),
  ];
  return (
    <div className={styles.live}>
      <Panel title={t('live.title')}>
        <div className={styles.progress}>
          <ProgressBar done={done} total={plan.seconds} label={t('live.name')} className={styles.bar} />
          <span className={styles.numbers}>{words.filter(Boolean).join(' · ')}</span>
          <Button variant="default" leftSection={<IconStop size={18} aria-hidden />} onClick={onStop}>
            {t('live.stop')}
          </Button>
        </div>
      </Panel>
      {last && (
        <>
          <LoadFigures total={total} cpu={last.cpu} />
          <LoadCharts samples={samples} />
        </>
      )}
    </div>
  );
}
