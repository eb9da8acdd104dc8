import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconOk, IconPhotoPlus, IconTrain } from '../../../components/icons.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import styles from '../views.module.css';

/** There is no photo at all: where they are added. */
export function NothingToLabel() {
  const { t } = useTranslation('photos');
  return (
    <EmptyState icon={IconPhotoPlus} title={t('labelNext.empty')}>
      <p>{t('labelNext.emptyWords')}</p>
      <div className={styles.ways}>
        <Button component={Link} href={routes.photos}>
          {t('labelNext.add')}
        </Button>
      </div>
    </EmptyState>
  );
}

interface Props {
  skipped: number;
  /** The project has no model yet. */
  first: boolean;
  /** There are photos enough to learn from. */
  trainable: boolean;
  onAgain: () => void;
}

/** Nothing is left to label: what was skipped comes again; else it can be learnt from. */
export function AllThrough({ skipped, first, trainable, onAgain }: Props) {
  const { t } = useTranslation('photos');
  const { t: train } = useTranslation('train');
  const format = useFormat();
  return (
    <EmptyState icon={IconOk} title={t(skipped > 0 ? 'labelNext.doneSkipped' : 'labelNext.done')}>
      {skipped > 0 ? (
        <>
          <p>{t('labelNext.skipped', { count: skipped, number: format.number(skipped) })}</p>
          <div className={styles.ways}>
            <Button variant="default" onClick={onAgain}>
              {t('labelNext.again')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t('labelNext.doneWords')}</p>
          <div className={styles.ways}>
            {trainable && (
              <Button component={Link} href={routes.train} leftSection={<IconTrain size={18} aria-hidden />}>
                {train(first ? 'first' : 'button')}
              </Button>
            )}
            <Button component={Link} href={routes.photos} variant="default">
              {t('labelNext.leave')}
            </Button>
          </div>
        </>
      )}
    </EmptyState>
  );
}
