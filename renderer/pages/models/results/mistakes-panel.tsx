import { useTranslation } from 'react-i18next';
import type { JudgedPhoto } from '../../../../contract/models.ts';
import { Panel } from '../../../components/page.tsx';
import { PhotoFigures } from '../photo-figures.tsx';
import { JudgedCaption } from './judged-caption.tsx';
import { confidentMistakes } from './judged-photos.ts';
import styles from './mistakes-panel.module.css';

/** What asks for the panel calls it. */
export const MISTAKES = 'model-mistakes';

/** What it got wrong without doubting it. */
export function MistakesPanel({ version, photos }: { version: string; photos: readonly JudgedPhoto[] }) {
  const { t } = useTranslation('models');
  const mistakes = confidentMistakes(photos);
  return (
    <Panel id={MISTAKES} title={t('mistakes.title')}>
      <p className={styles.words}>{t(mistakes.length > 0 ? 'mistakes.words' : 'mistakes.none')}</p>
      {mistakes.length > 0 && (
        <PhotoFigures photos={mistakes} versions={[version]} caption={(photo) => <JudgedCaption photo={photo} />} />
      )}
    </Panel>
  );
}
