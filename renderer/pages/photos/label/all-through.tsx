import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconOk, IconPhotoPlus } from '../../../components/icons.ts';
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

/** Nothing is left to label: what was skipped comes again, or back to the photos. */
export function AllThrough({ skipped, onAgain }: { skipped: number; onAgain: () => void }) {
  const { t } = useTranslation('photos');
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
          <Link href={routes.photos}>{t('labelNext.leave')}</Link>
        </>
      )}
    </EmptyState>
  );
}
