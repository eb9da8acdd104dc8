import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Correction } from '../../../../contract/shapes/correction.ts';
import { NEITHER } from '../../../components/class-mark.ts';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './review-view.module.css';
import { canTake } from './takeable.ts';

interface Props {
  correction: Correction;
  onTake: () => void;
  onDismiss: () => void;
}

/** What the model said and what a person did, with what can be made of it. */
export function ReviewCard({ correction, onTake, onDismiss }: Props) {
  const { t } = useTranslation('corrections');
  const format = useFormat();
  const { photo, verdict, truth, right, at, by, state, here, thumbnail } = correction;
  const name = photo.split(/[\\/]/).at(-1) ?? photo;
  return (
    <li className={styles.card}>
      <span className={styles.frame}>
        <Thumbnail src={thumbnail} alt={name} />
      </span>
      <div className={styles.words}>
        <p className={styles.pair}>
          {right ? t('review.rightly') : t('review.is')} <VerdictName verdict={truth} />
        </p>
        {!right && (
          <p className={styles.pair}>
            <span className={styles.soft}>{t('review.said')}</span> <VerdictName verdict={verdict} />
          </p>
        )}
        <p className={styles.cut} title={photo}>
          {name}
        </p>
        <p className={styles.soft}>{t('review.by', { by, when: format.dateTimeShort(at) })}</p>
        {state === 'waiting' && truth === NEITHER && <p className={styles.soft}>{t('review.noClass')}</p>}
        {state === 'waiting' && truth !== NEITHER && !here && <p className={styles.soft}>{t('review.gone')}</p>}
        {state === 'waiting' && (
          <div className={styles.ways}>
            {canTake(correction) && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('review.takeOf', { photo: name })}
                onClick={onTake}
              >
                {t('review.take')}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={t('review.dismissOf', { photo: name })}
              onClick={onDismiss}
            >
              {t('review.dismiss')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
