import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { UnseenAlerts } from '../alerts/unseen-alerts.tsx';
import type { Place } from './places.ts';
import styles from './rail.module.css';
import { useIsAt } from './use-is-at.ts';

/** The way to a page, with what waits there. */
export function RailLink({ place }: { place: Place }) {
  const { t } = useTranslation();
  const isAt = useIsAt();
  const { name, group, to, icon: Icon, often } = place;
  return (
    <li data-often={often} data-group={group}>
      <Link href={to} className={styles.place ?? ''} aria-current={isAt(place) ? 'page' : undefined}>
        <Icon className={styles.icon} stroke={1.6} aria-hidden />
        <span className={styles.name}>{t(`nav.${name}`)}</span>
        {name === 'monitoring' && <UnseenAlerts />}
      </Link>
    </li>
  );
}
