import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../contract/history.ts';
import { ClassBars } from '../../components/class-bars.tsx';
import { HeatStage } from '../../components/heat/heat-stage.tsx';
import { useHeat } from '../../components/heat/use-heat.ts';
import { SidePane } from '../../components/side-pane.tsx';
import { usePaneKeys } from '../../components/use-pane-keys.ts';
import { AboutVerdict } from '../../corrections/about-verdict.tsx';
import { useLook } from '../../data/use-version.ts';
import { useFormat } from '../../i18n/format.ts';
import { LookWords } from '../models/look/look-words.tsx';
import { Fact, PhotoFacts } from '../predict/detail/photo-facts.tsx';
import { Similarity } from '../predict/detail/similarity.tsx';
import { VerdictHeadline } from '../predict/detail/verdict-headline.tsx';
import styles from './prediction-pane.module.css';

interface Props {
  prediction: Prediction;
  /** Its place in the list, from 0, and how long that is. */
  position: number;
  count: number;
  onGo: (step: number) => void;
  /** The small picture's address has run out. */
  onGone: () => void;
  onClose: () => void;
}

/** The least width that has room for it beside the list. */
const BESIDE_FROM = 1240;

/** A prediction as it was made: its picture, the verdict and how it came to be, and whether it was right. */
export function PredictionPane({ prediction, position, count, onGo, onGone, onClose }: Props) {
  const { t } = useTranslation(['history', 'models', 'predict']);
  const format = useFormat();
  const { heat, setHeat } = useHeat();
  usePaneKeys({ shown: true, onGo, onClose });
  const { photo, hash, version, verdict, scores, origin, at, ms, thumbnail } = prediction;
  // What is kept of a prediction has no heatmap; the version tells it anew where the photo is still here.
  const look = useLook(version, hash, heat);
  const words = { label: t('pane.name'), previous: t('pane.previous'), next: t('pane.next') };
  return (
    <SidePane
      words={words}
      name={photo}
      position={position}
      count={count}
      besideFrom={BESIDE_FROM}
      onGo={onGo}
      onClose={onClose}
    >
      <article className={styles.prediction}>
        <div className={styles.stage}>
          <HeatStage
            key={prediction.id}
            sources={[thumbnail]}
            alt={photo}
            heatmap={heat ? look.data?.heatmap : undefined}
            onFailed={onGone}
          />
        </div>
        <Switch
          checked={heat}
          onChange={({ currentTarget }) => setHeat(currentTarget.checked)}
          label={t('models:look.heatmap', { version })}
        />
        {heat && <LookWords version={version} look={look} />}
        <VerdictHeadline verdict={prediction} />
        <AboutVerdict hash={hash} photo={photo} version={version} verdict={verdict} />
        <ClassBars scores={scores} most={5} size="large" />
        <Similarity verdict={prediction} />
        <PhotoFacts facts={{ version, ms, hash }}>
          <Fact name={t('column.when')}>{format.dateTime(at)}</Fact>
          <Fact name={t('column.origin')}>{t(`origin.${origin}`)}</Fact>
        </PhotoFacts>
      </article>
    </SidePane>
  );
}
