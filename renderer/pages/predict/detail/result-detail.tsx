import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClassBars } from '../../../components/class-bars.tsx';
import { NEITHER } from '../../../components/class-mark.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { HeatLegend } from '../../../components/heat/heat-legend.tsx';
import { useHeat } from '../../../components/heat/use-heat.ts';
import { AboutVerdict } from '../../../corrections/about-verdict.tsx';
import type { Refresh } from '../refresh.ts';
import { asJson } from '../results/as-json.ts';
import type { ResultItem } from '../results/result-item.ts';
import { ErrorWords } from './error-words.tsx';
import { NearestPhotos } from './nearest-photos.tsx';
import { PhotoFacts } from './photo-facts.tsx';
import { PhotoStage } from './photo-stage.tsx';
import styles from './result-detail.module.css';
import { Similarity } from './similarity.tsx';
import { VerdictHeadline } from './verdict-headline.tsx';

interface Props {
  batch: string;
  item: ResultItem;
  refresh: Refresh;
}

/** Everything about one photo. */
export function ResultDetail({ batch, item, refresh }: Props) {
  const { t } = useTranslation('predict');
  const { heat, setHeat } = useHeat();
  const { verdict, error, hash, photo } = item;
  return (
    <article className={styles.detail}>
      <div className={styles.parts}>
        <div className={styles.picture}>
          <div className={styles.stage}>
            <PhotoStage key={item.index} batch={batch} item={item} heat={heat} onGone={refresh.gone} />
          </div>
          {verdict?.heatmap && (
            <div className={styles.heat}>
              <Switch
                checked={heat}
                onChange={({ currentTarget }) => setHeat(currentTarget.checked)}
                label={t('heatmap.show')}
              />
            </div>
          )}
          {heat && verdict?.heatmap && <HeatLegend label={verdict.label} />}
        </div>
        <div className={styles.words}>
          {error && <ErrorWords error={error} />}
          {verdict && (
            <>
              <VerdictHeadline verdict={verdict} />
              {hash !== undefined && (
                <AboutVerdict hash={hash} photo={photo} version={verdict.version} verdict={verdict.verdict} />
              )}
              <ClassBars neither={verdict.verdict === NEITHER} scores={verdict.scores} most={8} size="large" />
              <Similarity verdict={verdict} />
              <NearestPhotos verdict={verdict} onArrived={refresh.arrived} />
            </>
          )}
          <PhotoFacts facts={{ ...item, version: verdict?.version }} />
          <div>
            <CopyButton text={() => asJson(item)} label={t('facts.copyJson')} />
          </div>
        </div>
      </div>
    </article>
  );
}
