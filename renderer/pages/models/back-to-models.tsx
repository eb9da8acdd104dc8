import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { IconBack } from '../../components/icons.ts';
import { routes } from '../routes.ts';
import styles from './back-to-models.module.css';

/** The way back to the list. */
export function BackToModels() {
  const { t } = useTranslation('models');
  return (
    <Link href={routes.models} className={styles.back ?? ''}>
      <IconBack size={18} stroke={1.6} aria-hidden /> {t('title')}
    </Link>
  );
}
