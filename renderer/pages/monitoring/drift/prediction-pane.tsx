import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../../contract/history.ts';
import { ClassBars } from '../../../components/class-bars.tsx';
import { NEITHER } from '../../../components/class-mark.ts';
import { SidePane } from '../../../components/side-pane.tsx';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { usePaneKeys } from '../../../components/use-pane-keys.ts';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { AboutVerdict } from '../../../corrections/about-verdict.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { VersionLink } from '../../models/version-link.tsx';
import styles from './drift-photos.module.css';

interface Props {
  predictions: readonly Prediction[];
  position: number;
  onGo: (position: number) => void;
  onClose: () => void;
}

/** A photo that was asked about, larger, with what was answered and whether that is right. */
export function PredictionPane({ predictions, position, onGo, onClose }: Props) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const prediction = predictions[position];
  const go = (step: number) => {
    if (predictions[position + step]) onGo(position + step);
  };
  usePaneKeys({ shown: prediction !== undefined, onGo: go, onClose });
  if (!prediction) return null;
  const { photo, hash, verdict, version, scores, similarity, at, thumbnail } = prediction;
  return (
    <SidePane name={photo} position={position} count={predictions.length} onGo={go} onClose={onClose}>
      <div className={styles.pane}>
        <div className={styles.large}>
          <Thumbnail key={thumbnail} src={thumbnail} alt={photo} fit="contain" />
        </div>
        <p className={styles.verdict}>
          <VerdictName verdict={verdict} size={14} />
        </p>
        <ClassBars neither={verdict === NEITHER} scores={scores} most={5} />
        <AboutVerdict hash={hash} photo={photo} version={version} verdict={verdict} />
        <div className={styles.facts}>
          <p>
            <VersionLink version={version} /> · {format.dateTime(at)}
          </p>
          <p className={styles.soft}>{t('drift.similarity', { value: format.decimal(similarity) })}</p>
        </div>
      </div>
    </SidePane>
  );
}
