import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { IconPhotoOff } from '../../components/icons.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import styles from './erased-note.module.css';

/** Says that photos a version learnt from are gone, and offers to train without them. */
export function ErasedNote({ count }: { count: number }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  return (
    <p className={styles.note}>
      <IconPhotoOff className={styles.icon} size={18} stroke={1.6} aria-hidden />
      <span>
        {t('erased', { count, number: format.number(count) })}{' '}
        <Link href={routes.train} className={styles.link ?? ''}>
          {t('erasedLink')}
        </Link>
      </span>
    </p>
  );
}
