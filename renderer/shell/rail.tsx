import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';
import { UnseenAlerts } from '../alerts/unseen-alerts.tsx';
import { Wordmark } from '../components/wordmark.tsx';
import { ProjectSwitcher } from '../projects/project-switcher.tsx';
import { More } from './more.tsx';
import { type Place as PlaceOf, places } from './places.ts';
import styles from './rail.module.css';

/** The way to every page. */
export function Rail() {
  const { t } = useTranslation();
  return (
    <nav className={styles.rail} aria-label={t('pages')}>
      <Wordmark />
      <ProjectSwitcher className={styles.project} />
      <ul className={styles.places}>
        {places.map((place) => (
          <Place key={place.to} place={place} badge={place.name === 'monitoring' && <UnseenAlerts />} />
        ))}
        <li className={styles.more}>
          <More />
        </li>
      </ul>
    </nav>
  );
}

interface PlaceProps {
  place: PlaceOf;
  /** What waits there. */
  badge?: ReactNode;
}

function Place({ place: { name, to, also, icon: Icon, often, seldom }, badge }: PlaceProps) {
  const { t } = useTranslation();
  const [here] = useRoute(to);
  const [below] = useRoute(also ?? to);
  return (
    <li data-often={often} data-seldom={seldom}>
      <Link href={to} className={styles.place ?? ''} aria-current={here || below ? 'page' : undefined}>
        <Icon className={styles.icon} stroke={1.6} aria-hidden />
        <span className={styles.name}>{t(`nav.${name}`)}</span>
        {badge}
      </Link>
    </li>
  );
}
