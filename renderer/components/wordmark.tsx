import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import icon from '../assets/icon.svg';
import styles from './wordmark.module.css';

/** The name of the house, which leads home. */
export function Wordmark() {
  const { t } = useTranslation();
  return (
    <Link href="/" className={styles.wordmark ?? ''} aria-label={t('home')}>
      <img src={icon} alt="" width={28} height={28} />
      <span className={styles.name} aria-hidden>
        Meadow
      </span>
    </Link>
  );
}
