import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../../contract/shapes/model.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useVersionResults } from '../../../data/use-version.ts';
import { CalibrationPanel } from './calibration-plot.tsx';
import { ClassTable } from './class-table.tsx';
import { ConfusionMatrix } from './confusion-matrix.tsx';
import { HonestyPanel } from './honesty-panel.tsx';
import { MistakesPanel } from './mistakes-panel.tsx';
import styles from './results.module.css';

/** How a version did: what its card says, and the photos behind that where they were kept. */
export function Results({ card }: { card: ModelCard }) {
  const { t } = useTranslation('models');
  const { data: results, error, refetch } = useVersionResults(card.version);
  const photos = results?.photos;
  return (
    <>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {results === null && <p className={styles.notKept}>{t('notKept')}</p>}
      <Panel title={t('confusion.title')}>
        <ConfusionMatrix card={card} photos={photos} />
      </Panel>
      {photos && <MistakesPanel version={card.version} photos={photos} />}
      <Panel title={t('classes.title')}>
        <ClassTable card={card} quality={results?.classes} />
      </Panel>
      {results === undefined && !error && <Skeleton height={220} radius="lg" />}
      {results && <CalibrationPanel bins={results.calibration} />}
      <HonestyPanel card={card} />
    </>
  );
}
